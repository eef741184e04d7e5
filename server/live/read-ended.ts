import { readLivingSessionIds } from "../people/session.ts";
import type { Queryable } from "../platform/database.ts";
import { readLivingWallIds } from "../walls/wall.ts";
import type { LiveSocket } from "./live-socket.ts";

/** Of the sessions and wall screens that these sockets came with, those that do not hold any more, whoever ended them. */
export async function readEnded(
  database: Queryable,
  shopId: string,
  sockets: Iterable<LiveSocket>,
): Promise<Set<string>> {
  const ids = { person: new Set<string>(), wall: new Set<string>() };
  for (const { listener } of sockets) ids[listener.kind].add(listener.id);
  const living = await Promise.all([
    ids.person.size > 0 ? readLivingSessionIds(database, shopId, [...ids.person]) : new Set<string>(),
    ids.wall.size > 0 ? readLivingWallIds(database, shopId, [...ids.wall]) : new Set<string>(),
  ]);
  return new Set([...ids.person, ...ids.wall].filter((id) => !living.some((some) => some.has(id))));
}
