import type { Bus } from "./bus.ts";
import type { Cache } from "./cache.ts";
import { createCircuit } from "./circuit.ts";
import { linkRedis, type RedisLink, type RedisLog } from "./redis.ts";
import { createRedisBus } from "./redis-bus.ts";
import { createRedisCache } from "./redis-cache.ts";
import type { RedisState } from "./redis-state.ts";
import { createRedisStore } from "./redis-store.ts";
import type { Store } from "./store.ts";

/** What several processes share. Imported only where there is a Redis: the library is not small. */
export function openRedis(
  url: string,
  { log, format }: { log: RedisLog; format: string },
): { bus: Bus; store: Store; cache: Cache; state: RedisState; close(): void } {
  const link = linkRedis(url, { log });
  const circuit = createCircuit();
  const failed = (error: unknown) => log.warn({ err: error }, "an announcement was not heard");
  return {
    bus: createRedisBus(link, failed),
    store: createRedisStore(link, circuit),
    cache: createRedisCache(link, circuit, format),
    state: {
      isUp: () => link.commands.status === "ready",
      isLeftAlone: circuit.isOpen,
      ask: () => askRedis(link).catch(() => null),
    },
    close: link.close,
  };
}

async function askRedis({ commands }: RedisLink): ReturnType<RedisState["ask"]> {
  const said = await commands.info();
  const of = (field: string) => new RegExp(`^${field}:(.*?)\\r?$`, "m").exec(said)?.[1];
  return {
    version: of("redis_version") ?? "",
    usedBytes: Number(of("used_memory") ?? 0),
    upSeconds: Number(of("uptime_in_seconds") ?? 0),
  };
}
