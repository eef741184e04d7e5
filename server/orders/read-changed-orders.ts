import type { Queryable } from "../platform/database.ts";
import { IS_OPEN } from "./board-version.ts";

/** Orders that a transaction of the last so many milliseconds has changed, their versions, and how long ago it began. */
export async function readChangedOrders(
  database: Queryable,
  shopId: string,
  withinMs: number,
): Promise<{ id: string; version: number; ageMs: number }[]> {
  const { rows } = await database.query<{ id: string; version: number; ageMs: number }>({
    name: "changed-orders",
    // Open orders are few and are looked through; among the closed ones an index finds those of late.
    text: `SELECT id, version, (1000 * extract(epoch FROM now() - changed_at))::float8 AS "ageMs" FROM orders o
      WHERE shop_id = $1 AND ${IS_OPEN} AND changed_at > now() - $2 * interval '1 millisecond'
      UNION ALL SELECT id, version, (1000 * extract(epoch FROM now() - changed_at))::float8 FROM orders
      WHERE shop_id = $1 AND closed_changed_at > now() - $2 * interval '1 millisecond'`,
    values: [shopId, withinMs],
  });
  return rows;
}
