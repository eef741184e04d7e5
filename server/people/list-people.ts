import type { Person } from "../../shared/people/person.ts";
import type { Queryable } from "../platform/database.ts";

export type ListedPerson = Person & { lockedUntil: string | null; lastSeenAt: string | null };

/** Everybody, also who no longer works here: what they did keeps their name. */
export async function listPeople(database: Queryable, shopId: string): Promise<ListedPerson[]> {
  const { rows } = await database.query<Person & { locked_until: Date | null; last_seen_at: Date | null }>(
    `SELECT p.id, p.login, p.name, p.role, p.active, p.last_seen_at,
       (SELECT max(f.locked_until) FROM pin_failures f
        WHERE f.shop_id = p.shop_id AND f.login = p.login AND f.locked_until > now()) AS locked_until
     FROM people p WHERE p.shop_id = $1 ORDER BY p.active DESC, p.name, p.login`,
    [shopId],
  );
  return rows.map(({ locked_until, last_seen_at, ...person }) => ({
    ...person,
    lockedUntil: locked_until?.toISOString() ?? null,
    lastSeenAt: last_seen_at?.toISOString() ?? null,
  }));
}
