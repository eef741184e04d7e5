import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { ShopDay } from "../../shared/insights/figures.ts";
import { Uuid } from "../../shared/picking/command.ts";
import { Purchase, PurchaseAlarm, PurchaseTotals } from "../../shared/purchasing/purchase.ts";
import { signedIn } from "../people/authenticate.ts";
import type { Database } from "../platform/database.ts";
import { listPurchaseAlarms } from "./list-purchase-alarms.ts";
import { listPurchaseLines } from "./list-purchase-lines.ts";
import { listPurchases } from "./list-purchases.ts";
import { listSuppliers } from "./list-suppliers.ts";

const Filter = Type.Object({
  from: Type.Optional(ShopDay),
  to: Type.Optional(ShopDay),
  supplier: Type.Optional(Type.String({ maxLength: 120 })),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  group: Type.Optional(Uuid),
  cursor: Type.Optional(Type.String({ maxLength: 120 })),
});
const Page = Type.Object({
  purchases: Type.Array(Purchase),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
  totals: Type.Union([PurchaseTotals, Type.Null()]),
});

/** Purchasing is everybody's to read; what somebody does about it goes through the order's commands. */
export const purchaseRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  const onRequest = signedIn(database, shopId);

  app.get(
    "/api/purchases",
    {
      onRequest,
      schema: {
        summary: "What was bought and what arrived, newest first",
        querystring: Filter,
        response: { 200: Page },
      },
    },
    (request) => listPurchases(database, shopId, request.query),
  );

  app.get(
    "/api/purchases/lines",
    {
      onRequest,
      config: { countsAsActivity: false },
      schema: { summary: "Everything that is to buy, bought or arrived in open orders" },
    },
    async () => ({ lines: await listPurchaseLines(database, shopId) }),
  );

  app.get(
    "/api/purchases/alarms",
    {
      onRequest,
      config: { countsAsActivity: false },
      schema: {
        summary: "Left over from cancelled orders, or found after all, until somebody has seen it",
        response: { 200: Type.Object({ alarms: Type.Array(PurchaseAlarm) }) },
      },
    },
    async () => ({ alarms: await listPurchaseAlarms(database, shopId) }),
  );

  app.get(
    "/api/purchases/suppliers",
    {
      onRequest,
      schema: {
        summary: "Suppliers of the last 90 days",
        response: { 200: Type.Object({ suppliers: Type.Array(Type.String()) }) },
      },
    },
    async () => ({ suppliers: await listSuppliers(database, shopId) }),
  );
};
