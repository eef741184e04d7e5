import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Logistics, LogisticsChange, NewLogistics } from "../../shared/settings/logistics.ts";
import { difference, whoAsks, writeAudit } from "../audit/write-audit.ts";
import { signedIn } from "../people/authenticate.ts";
import { type Database, transaction } from "../platform/database.ts";
import { wallOrPerson } from "../walls/wall-or-person.ts";
import { addLogistics, changeLogistics } from "./change-logistics.ts";
import { listLogistics } from "./logistics.ts";

export const logisticsRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  const onRequest = signedIn(database, shopId, "admin");

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

  app.post(
    "/api/logistics",
    { onRequest, schema: { summary: "A new way out", body: NewLogistics, response: { 201: Logistics } } },
    async (request, reply) => {
      const added = await transaction(database, async (tx) => {
        const logistics = await addLogistics(tx, shopId, request.body);
        await writeAudit(tx, {
          ...whoAsks(request),
          act: "logistics_added",
          subject: logistics.name,
          data: { after: logistics },
        });
        return logistics;
      });
      return reply.code(201).send(added);
    },
  );

  app.patch(
    "/api/logistics/:id",
    {
      onRequest,
      schema: {
        summary: "Change a way out, move it in the list, or take it out of use",
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        body: LogisticsChange,
        response: { 200: Logistics },
      },
    },
    (request) =>
      transaction(database, async (tx) => {
        const { logistics, ...whole } = await changeLogistics(tx, shopId, request.params.id, request.body);
        const data = difference(whole.before, whole.after);
        if (Object.keys(data.after).length > 0)
          await writeAudit(tx, {
            ...whoAsks(request),
            act: "logistics_changed",
            subject: logistics.name,
            data,
          });
        return logistics;
      }),
  );
};
