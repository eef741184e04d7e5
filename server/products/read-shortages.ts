import { SHORTAGE_DAYS, type Shortage } from "../../shared/purchasing/shortage.ts";
import type { Queryable } from "../platform/database.ts";

/**
 * Of these products, those that were missing in the last days or are being bought. Two small sources: the log's partial
 * index over reports of the last days, and the lines of open orders; neither grows with the years.
 */
export async function readShortages(
  database: Queryable,
  shopId: string,
  codes: readonly string[],
): Promise<Shortage[]> {
  if (codes.length === 0) return [];
  const { rows } = await database.query<Omit<Shortage, "lastMissingAt"> & { lastMissingAt: Date | null }>({
    name: "read-shortages",
    text: `WITH reported AS MATERIALIZED (
        SELECT l.code, e.order_id, e.version, e.command_id, e.at
        FROM order_events e
        JOIN lines l ON l.shop_id = e.shop_id AND l.order_id = e.order_id AND l.id = (e.data ->> 'lineId')::uuid
        WHERE e.shop_id = $1 AND e.type = 'missingReported' AND e.at > now() - make_interval(days => $3) AND l.code = ANY($2)
      ), missing AS (
        SELECT r.code, count(*)::int AS times, max(r.at) AS last
        FROM reported r
        -- a slip of the finger that was taken back was no shortage
        WHERE NOT EXISTS (SELECT 1 FROM order_events u WHERE u.shop_id = $1 AND u.order_id = r.order_id
          AND u.version > r.version AND u.type = 'purchaseCancelled' AND u.data ->> 'undoes' = r.command_id::text)
        GROUP BY r.code
      ), buying AS (
        SELECT l.code, sum(l.to_buy)::int AS to_buy, sum(l.bought)::int AS bought,
          (array_agg(b.expected_on ORDER BY b.expected_on, o.created_at) FILTER (WHERE l.bought > 0))[1] AS expected_on,
          (array_agg(o.number ORDER BY b.expected_on, o.created_at) FILTER (WHERE l.bought > 0))[1] AS expected_order
        FROM orders o JOIN lines l ON l.shop_id = o.shop_id AND l.order_id = o.id
        LEFT JOIN LATERAL (
          SELECT e.data ->> 'expectedOn' AS expected_on FROM order_events e
          WHERE l.bought > 0 AND e.shop_id = l.shop_id AND e.order_id = l.order_id AND e.type = 'bought'
            AND e.data ->> 'lineId' = l.id::text
          ORDER BY e.version DESC LIMIT 1
        ) b ON true
        WHERE o.shop_id = $1 AND o.state IN ('new', 'picking', 'waiting', 'ready') AND l.code = ANY($2) AND l.to_buy + l.bought > 0
        GROUP BY l.code
      )
      SELECT code, coalesce(times, 0) AS "missingTimes", $3::int AS days, last AS "lastMissingAt", coalesce(to_buy, 0) AS "toBuy",
        coalesce(bought, 0) AS bought, expected_on AS "expectedOn", expected_order AS "expectedOrder"
      FROM missing FULL JOIN buying USING (code)`,
    values: [shopId, codes, SHORTAGE_DAYS],
  });
  return rows.map((row) => ({ ...row, lastMissingAt: row.lastMissingAt?.toISOString() ?? null }));
}
