import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { PastSubstitute, Shortage } from "../../shared/purchasing/shortage.ts";
import { signedIn } from "../people/authenticate.ts";
import type { Database } from "../platform/database.ts";
import { listPastSubstitutes } from "./list-past-substitutes.ts";
import { readShortages } from "./read-shortages.ts";

/** What is known about a product that may not be there: how often it was missing, and what went in its place. */
export const shortageRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  const onRequest = signedIn(database, shopId);

  app.get(
    "/api/products/shortages",
    {
      onRequest,
      schema: {
        summary:
          "Of these products (codes, separated by commas), those that were missing lately or are being bought",
        querystring: Type.Object({ codes: Type.String({ maxLength: 8000 }) }),
        response: { 200: Type.Object({ shortages: Type.Array(Shortage) }) },
      },
    },
    async (request) => {
      const codes = request.query.codes.split(",").filter((code) => code !== "");
      return { shortages: await readShortages(database, shopId, [...new Set(codes)]) };
    },
  );

  app.get(
    "/api/products/:code/substitutes",
    {
      onRequest,
      schema: {
        summary: "What went in place of a product before, most often first",
        params: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }),
        response: { 200: Type.Object({ substitutes: Type.Array(PastSubstitute) }) },
      },
    },
    async (request) => ({ substitutes: await listPastSubstitutes(database, shopId, request.params.code) }),
  );
};
