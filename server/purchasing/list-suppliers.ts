import type { Queryable } from "../platform/database.ts";
import { startOfDay, TODAY } from "./shop-zone.ts";

/** Who sold something to the shop in the last 90 days, most often first: to be offered instead of typed. */
export async function listSuppliers(database: Queryable, shopId: string): Promise<string[]> {
  const { rows } = await database.query<{ supplier: string }>(
    `SELECT e.data ->> 'supplier' AS supplier FROM order_events e
     WHERE e.shop_id = $1 AND e.type IN ('bought', 'arrived') AND e.data ? 'supplier' AND e.at >= ${startOfDay(`${TODAY} - 90`)}
     GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 30`,
    [shopId],
  );
  return rows.map(({ supplier }) => supplier);
}
