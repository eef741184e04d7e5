import type { Bus } from "./bus.ts";
import type { Cache } from "./cache.ts";
import { createCircuit } from "./circuit.ts";
import { linkRedis, type RedisLog } from "./redis.ts";
import { createRedisBus } from "./redis-bus.ts";
import { createRedisCache } from "./redis-cache.ts";
import { createRedisStore } from "./redis-store.ts";
import type { Store } from "./store.ts";

/** What several processes share. Imported only where there is a Redis: the library is not small. */
export function openRedis(
  url: string,
  { log, format }: { log: RedisLog; format: string },
): { bus: Bus; store: Store; cache: Cache; close(): void } {
  const link = linkRedis(url, { log });
  const circuit = createCircuit();
  const failed = (error: unknown) => log.warn({ err: error }, "an announcement was not heard");
  return {
    bus: createRedisBus(link, failed),
    store: createRedisStore(link, circuit),
    cache: createRedisCache(link, circuit, format),
    close: link.close,
  };
}
