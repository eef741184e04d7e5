import type { FastifyPluginAsync } from "fastify";
import { AppError } from "./app-error.ts";
import type { Database } from "./database.ts";
import type { Readiness } from "./readiness.ts";

export interface HealthOptions {
  database: Database;
  readiness: Readiness;
  /** Too busy to take more. */
  isOverloaded: () => boolean;
}

/** Whoever asks has little patience, and no answer is an answer too. */
const ANSWER_WITHIN_MS = 2_000;

/** live: this process answers. ready: it can also do its work, which needs the database, and wants more of it. */
export const healthRoutes: FastifyPluginAsync<HealthOptions> = async (app, options) => {
  const { database, readiness, isOverloaded } = options;
  app.get("/health/live", { schema: { hide: true } }, async () => ({ status: "ok" }));
  app.get("/health/ready", { schema: { hide: true } }, async (request) => {
    if (!readiness.isOpen() || readiness.isDraining() || isOverloaded()) throw new AppError("unavailable");
    try {
      await within(ANSWER_WITHIN_MS, database.query("SELECT 1"));
      return { status: "ok" };
    } catch (error) {
      request.log.warn({ err: error }, "not ready");
      throw new AppError("unavailable");
    }
  });
};

async function within(ms: number, asked: Promise<unknown>): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`the database did not answer within ${ms} ms`)), ms);
  try {
    await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
