import type { Actor } from "../../shared/picking/who-may.ts";
import type { Queryable } from "../platform/database.ts";
import { readActorToken } from "./actor-token.ts";
import type { Session } from "./session.ts";

/**
 * Who touched the screen for each actor token, with today's rights; null for a token that is not ours, ran out, is of
 * another device, or whose person is gone. The session's own person costs no query.
 */
export async function actorsOf(
  database: Queryable,
  secretKeys: readonly string[],
  session: Session,
  tokens: readonly (string | undefined)[],
): Promise<Map<string | undefined, Actor | null>> {
  const { person, deviceId, shopId } = session;
  const self: Actor = { id: person.id, name: person.name, role: person.role };
  const actors = new Map<string | undefined, Actor | null>([[undefined, self]]);
  const others = new Map<string, string>();
  for (const token of new Set(tokens)) {
    if (token === undefined) continue;
    const read = readActorToken(secretKeys, token);
    if (read && read.deviceId === deviceId && read.personId !== person.id) others.set(token, read.personId);
    actors.set(token, read?.personId === person.id && read.deviceId === deviceId ? self : null);
  }
  if (others.size === 0) return actors;
  const { rows } = await database.query<Actor>(
    "SELECT id, name, role FROM people WHERE shop_id = $1 AND id = ANY($2::uuid[]) AND active",
    [shopId, [...others.values()]],
  );
  for (const [token, personId] of others) actors.set(token, rows.find(({ id }) => id === personId) ?? null);
  return actors;
}
