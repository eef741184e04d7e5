import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Operations } from "../../shared/operations/operations.ts";
import { whoAsks, writeAudit } from "../audit/write-audit.ts";
import { signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Metrics } from "../platform/metrics.ts";
import { readNewestRuns } from "./backup/backup-runs.ts";
import { createSignsOfLife } from "./processes/signs-of-life.ts";
import { type OperationsSources, readOperations } from "./read-operations.ts";

interface OperationsOptions extends Omit<OperationsSources, "signs"> {
  metrics: Metrics;
  shopId: string;
  /** Resolves when the database is there. */
  opened: Promise<void>;
}

/** For administrators: how it runs, and a backup when somebody wants one now. */
export const operationsRoutes: FastifyPluginAsyncTypebox<OperationsOptions> = async (app, options) => {
  const { database, backups, me, metrics, shopId, opened } = options;
  const onRequest = signedIn(database, shopId, "admin");
  const signs = createSignsOfLife({ database, metrics, me }, (error) =>
    app.log.debug({ err: error }, "could not write down that this process lives"),
  );
  app.addHook("onListen", async () => void opened.then(signs.start));
  app.addHook("preClose", () => signs.stop());

  app.get(
    "/api/operations",
    {
      onRequest,
      config: { countsAsActivity: false },
      schema: { summary: "How the system runs at this moment", response: { 200: Operations } },
    },
    () => readOperations({ ...options, signs }),
  );

  app.post(
    "/api/operations/backups",
    {
      onRequest,
      schema: {
        summary: "Take a backup now; how it went is told by GET /api/operations",
        response: { 202: Type.Object({ started: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      if (!backups) throw new AppError("backups_off");
      if ((await readNewestRuns(database)).running) throw new AppError("backup_running");
      await writeAudit(database, { ...whoAsks(request), act: "backup_asked" });
      // It takes longer than anybody waits for an answer; what comes of it is written down by itself.
      backups.take().catch((error: unknown) => request.log.error({ err: error }, "the backup failed"));
      return reply.code(202).send({ started: true });
    },
  );
};
