import type { PastSubstitute } from "../../shared/purchasing/shortage.ts";
import type { Queryable } from "../platform/database.ts";

/** Older habits than these many lines are forgotten. */
const LINES = 200;

/** What went in place of this product, most often first; prices as of the last quote that named the substitute. */
export async function listPastSubstitutes(
  database: Queryable,
  shopId: string,
  code: string,
): Promise<PastSubstitute[]> {
  const { rows } = await database.query<Omit<PastSubstitute, "lastAt"> & { lastAt: Date }>({
    name: "past-substitutes",
    text: `WITH recent AS (
        SELECT order_id, substitutes FROM lines WHERE shop_id = $1 AND code = $2 AND substituted > 0
        ORDER BY order_id DESC LIMIT ${LINES}
      ), used AS (
        SELECT s.code, s.description, s."unitPriceCents", o.created_at,
          row_number() OVER (PARTITION BY s.code ORDER BY o.created_at DESC) AS age
        FROM recent r JOIN orders o ON o.shop_id = $1 AND o.id = r.order_id
        CROSS JOIN LATERAL jsonb_to_recordset(r.substitutes) AS s(code text, description text, "unitPriceCents" bigint)
      )
      SELECT u.code, max(coalesce(p.description, u.description)) FILTER (WHERE u.age = 1) AS description,
        max(coalesce(p.unit_price_cents, u."unitPriceCents")) FILTER (WHERE u.age = 1) AS "unitPriceCents",
        count(*)::int AS times, max(u.created_at) AS "lastAt"
      FROM used u LEFT JOIN products p ON p.shop_id = $1 AND p.code = u.code
      GROUP BY u.code ORDER BY count(*) DESC, max(u.created_at) DESC LIMIT 6`,
    values: [shopId, code],
  });
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }));
}
