import type { FastifyPluginAsync } from "fastify";
import { AppError } from "./app-error.ts";
import type { Database } from "./database.ts";

/** live: this process answers. ready: it can also do its work, which needs the database. */
export const healthRoutes: FastifyPluginAsync<{ database: Database }> = async (app, { database }) => {
  app.get("/health/live", { schema: { hide: true } }, async () => ({ status: "ok" }));
  app.get("/health/ready", { schema: { hide: true } }, async (request) => {
    try {
      await database.query("SELECT 1");
      return { status: "ok" };
    } catch (error) {
      request.log.warn({ err: error }, "not ready");
      throw new AppError("unavailable");
    }
  });
};
