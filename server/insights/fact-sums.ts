import type { Transaction } from "../platform/database.ts";

/** Adds what these orders' facts say to the sums. */
export const addFacts = (tx: Transaction, shopId: string, orderIds: readonly string[]): Promise<void> =>
  sumFacts(tx, shopId, orderIds, 1);

/** Takes it out again, before the facts become others. */
export const subtractFacts = (tx: Transaction, shopId: string, orderIds: readonly string[]): Promise<void> =>
  sumFacts(tx, shopId, orderIds, -1);

/** Which sums a fact belongs to: see `spansOf` for who reads them. */
const SCOPES = `LATERAL (VALUES ('', 'day', f.day), ('', 'month', date_trunc('month', f.day)::date),
  ('s:' || f.seller_id, 'month', date_trunc('month', f.day)::date),
  ('l:' || f.logistics_id, 'month', date_trunc('month', f.day)::date),
  ('s:' || f.seller_id || ' l:' || f.logistics_id, 'month', date_trunc('month', f.day)::date)) AS s(scope, grain, start)`;

/** What is read together lies together: in the order in which they are hashed, each sum of a scope is on a page of its own. */
const SIDE_BY_SIDE = "ORDER BY 3, 4, 5, 6";

async function sumFacts(
  tx: Transaction,
  shopId: string,
  orderIds: readonly string[],
  sign: 1 | -1,
): Promise<void> {
  const values = [shopId, orderIds, sign];
  const counted = "f.shop_id = $1 AND f.order_id = ANY($2::uuid[]) AND f.day IS NOT NULL";
  await tx.query(
    `INSERT INTO figure_days AS d (shop_id, day, seller_id, logistics_id, orders, lines, units, queue_ms, hands_on_ms, purchase_ms, ready_ms)
     SELECT f.shop_id, f.day, f.seller_id, f.logistics_id, $3::int * count(*), $3::int * sum(f.lines), $3::int * sum(f.units),
       $3::int * sum(f.queue_ms), $3::int * sum(f.hands_on_ms), $3::int * sum(f.purchase_ms), $3::int * sum(f.ready_ms)
     FROM order_facts f WHERE ${counted} GROUP BY 1, 2, 3, 4
     ON CONFLICT (shop_id, day, seller_id, logistics_id) DO UPDATE SET ${adding("d", [
       "orders",
       "lines",
       "units",
       "queue_ms",
       "hands_on_ms",
       "purchase_ms",
       "ready_ms",
     ])}`,
    values,
  );
  await tx.query(
    `INSERT INTO figure_sums AS d (shop_id, kind, scope, grain, start, subject, orders, lines, units, hands_on_ms)
     SELECT f.shop_id, 'person', s.scope, s.grain, s.start, p.id, $3::int * count(*), $3::int * sum(p.lines), $3::int * sum(p.units),
       $3::int * sum(p."handsOnMs")
     FROM order_facts f, ${SCOPES}, jsonb_to_recordset(f.people) AS p(id text, lines int, units bigint, "handsOnMs" bigint)
     WHERE ${counted} GROUP BY 1, 2, 3, 4, 5, 6 ${SIDE_BY_SIDE}
     ON CONFLICT (shop_id, kind, scope, grain, start, subject) DO UPDATE SET ${adding("d", ["orders", "lines", "units", "hands_on_ms"])}`,
    values,
  );
  await tx.query(
    `INSERT INTO figure_sums AS d (shop_id, kind, scope, grain, start, subject, orders, units, missing, missing_orders, bought, bought_orders)
     SELECT f.shop_id, 'product', s.scope, s.grain, s.start, p.code, $3::int * count(*), $3::int * sum(p.picked),
       $3::int * sum(p.missing), $3::int * count(*) FILTER (WHERE p.missing > 0),
       $3::int * sum(p.bought), $3::int * count(*) FILTER (WHERE p.bought > 0)
     FROM order_facts f, ${SCOPES}, jsonb_to_recordset(f.products) AS p(code text, picked bigint, missing bigint, bought bigint)
     WHERE ${counted} GROUP BY 1, 2, 3, 4, 5, 6 ${SIDE_BY_SIDE}
     ON CONFLICT (shop_id, kind, scope, grain, start, subject) DO UPDATE SET ${adding("d", [
       "orders",
       "units",
       "missing",
       "missing_orders",
       "bought",
       "bought_orders",
     ])}`,
    values,
  );
}

const adding = (table: string, columns: readonly string[]): string =>
  columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(", ");
