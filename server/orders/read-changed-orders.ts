import type { Queryable } from "../platform/database.ts";

/** Orders that a transaction of the last so many milliseconds has changed, their versions, and how long ago it began. */
export async function readChangedOrders(
  database: Queryable,
  shopId: string,
  withinMs: number,
): Promise<{ id: string; version: number; ageMs: number }[]> {
  const { rows } = await database.query<{ id: string; version: number; ageMs: number }>({
    name: "changed-orders",
    text: `SELECT id, version, (1000 * extract(epoch FROM now() - changed_at))::float8 AS "ageMs" FROM orders
      WHERE shop_id = $1 AND changed_at > now() - $2 * interval '1 millisecond'`,
    values: [shopId, withinMs],
  });
  return rows;
}
