import type { Queryable } from "../platform/database.ts";

/** The uncancelled order that has this number, if any, besides `except`. */
export async function findByNumber(
  database: Queryable,
  shopId: string,
  number: string,
  except: string | null = null,
): Promise<{ orderId: string; number: string } | null> {
  const { rows } = await database.query<{ orderId: string; number: string }>(
    `SELECT id AS "orderId", number FROM orders
     WHERE shop_id = $1 AND number = $2 AND cancelled IS NULL AND id IS DISTINCT FROM $3`,
    [shopId, number, except],
  );
  return rows[0] ?? null;
}
