import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import { ShopDay } from "../../shared/insights/figures.ts";
import { signedIn } from "../people/authenticate.ts";
import type { Database } from "../platform/database.ts";
import { listDispatch } from "./list-dispatch.ts";

export const dispatchRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  app.get(
    "/api/dispatch",
    {
      onRequest: signedIn(database, shopId),
      schema: {
        summary: "Finished orders that wait to leave, and those that left on a day of the shop",
        querystring: Type.Object({ day: Type.Optional(ShopDay) }),
        response: {
          200: Type.Object({ waiting: Type.Array(DispatchOrder), dispatched: Type.Array(DispatchOrder) }),
        },
      },
    },
    (request) => listDispatch(database, shopId, request.query.day),
  );
};
