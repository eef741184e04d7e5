import type { Bus } from "./bus.ts";
import { linkRedis, type RedisLog } from "./redis.ts";
import { createRedisBus } from "./redis-bus.ts";
import { createRedisStore } from "./redis-store.ts";
import type { Store } from "./store.ts";

/** What several processes share. Imported only where there is a Redis: the library is not small. */
export function openRedis(url: string, log: RedisLog): { bus: Bus; store: Store; close(): void } {
  const link = linkRedis(url, { log });
  const failed = (error: unknown) => log.warn({ err: error }, "an announcement was not heard");
  return { bus: createRedisBus(link, failed), store: createRedisStore(link), close: link.close };
}
