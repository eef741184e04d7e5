import type { Cache } from "./cache.ts";
import type { Circuit } from "./circuit.ts";
import type { RedisLink } from "./redis.ts";

/** Long enough for a quiet morning; what nobody asks for any more goes by itself. */
const KEPT_MS = 60 * 60_000;

/**
 * One entry a name, its version in front: whoever made the newest replaces what was there, so the room it takes does not
 * grow with changes. `format` names the program that wrote it, so that another version of it never reads a shape it does not know.
 */
export function createRedisCache(
  { commands, namespace }: RedisLink,
  circuit: Circuit,
  format: string,
): Cache {
  const key = (name: string) => `${namespace}:cache:${format}:${name}`;
  return {
    async get(name, version) {
      if (commands.status !== "ready") return null;
      const found = await circuit.run(() => commands.getBuffer(key(name))).catch(() => null);
      if (!found) return null;
      const end = found.indexOf("\n");
      return found.subarray(0, end).toString() === version ? found.subarray(end + 1) : null;
    },
    keep(name, version, bytes) {
      if (commands.status !== "ready" || circuit.isOpen()) return;
      commands
        .set(key(name), Buffer.concat([Buffer.from(`${version}\n`), bytes]), "PX", KEPT_MS)
        .catch(() => {}); // then somebody makes it again
    },
  };
}
