import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { AuditFilter, AuditPage } from "../../shared/audit/audit.ts";
import { readWorkingHours } from "../insights/working-hours.ts";
import { signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Database } from "../platform/database.ts";
import { readCursor } from "./audit-cursor.ts";
import { findAudit } from "./find-audit.ts";

export const auditRoutes: FastifyPluginAsyncTypebox<{ database: Database; shopId: string }> = async (
  app,
  { database, shopId },
) => {
  app.get(
    "/api/audit",
    {
      onRequest: signedIn(database, shopId, "admin"),
      schema: {
        summary: "Every act by every person, newest first, 50 a page",
        querystring: Type.Object({
          ...AuditFilter.properties,
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: { 200: AuditPage },
      },
    },
    async (request) => {
      const { cursor: text, ...filter } = request.query;
      const { from, to } = filter;
      const cursor = text === undefined ? undefined : readCursor(text);
      if (text !== undefined && !cursor) throw new AppError("bad_request");
      if (from && to && from > to) throw new AppError("period_backwards");
      const { timeZone } = await readWorkingHours(database, shopId);
      return findAudit(database, shopId, filter, { timeZone, cursor });
    },
  );
};
