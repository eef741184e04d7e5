import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Product } from "../../shared/orders/product.ts";
import { signedIn } from "../people/authenticate.ts";
import type { Database } from "../platform/database.ts";
import { findProducts } from "./find-products.ts";

export const productRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  app.get(
    "/api/products",
    {
      onRequest: signedIn(database, shopId),
      schema: {
        summary: "Products by code or by words of their description, at most twenty",
        querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: Type.Object({ products: Type.Array(Product) }) },
      },
    },
    async (request) => ({ products: await findProducts(database, shopId, request.query.q) }),
  );
};
