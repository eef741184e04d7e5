import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import type { Database } from "../platform/database.ts";
import { wallOrPerson } from "../walls/wall-or-person.ts";
import { Logistics, listLogistics } from "./logistics.ts";

export const logisticsRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  app.get(
    "/api/logistics",
    {
      onRequest: wallOrPerson(database, shopId),
      schema: {
        summary: "How orders leave",
        response: { 200: Type.Object({ logistics: Type.Array(Logistics) }) },
      },
    },
    async () => ({ logistics: await listLogistics(database, shopId) }),
  );
};
