import type { FastifyPluginAsync } from "fastify";
import type { Database } from "../../platform/database.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { RedisState } from "../../platform/redis-state.ts";
import type { ThisProcess } from "../../platform/this-process.ts";
import type { QuoteReader } from "../../quotes/reading/quote-reader.ts";
import { metricsRoutes } from "./metrics-routes.ts";
import { watchDatabase } from "./watch-database.ts";
import { watchProcess } from "./watch-process.ts";
import { watchRedis } from "./watch-redis.ts";

export interface WatchingOptions {
  metrics: Metrics;
  database: Database;
  redis: RedisState | undefined;
  reader: QuoteReader;
  me: ThisProcess;
  token: string | undefined;
}

/** What no feature counts by itself, and the page where Prometheus reads everything. */
export const watching: FastifyPluginAsync<WatchingOptions> = async (app, options) => {
  const { metrics, database, redis, reader, me, token } = options;
  const process = watchProcess(metrics, me);
  app.addHook("onClose", async () => process.close());
  watchDatabase(metrics, database);
  watchRedis(metrics, redis);
  metrics.gauge("separacao_quotes_waiting", "Quote files that are read or wait for it.", [], reader.held);
  await app.register(metricsRoutes, { metrics, token });
};
