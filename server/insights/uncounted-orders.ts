import type { LoggedEvent } from "../../shared/insights/clocks.ts";
import type { FactLine } from "../../shared/insights/order-fact.ts";
import { IS_OPEN } from "../orders/board-version.ts";
import type { Transaction } from "../platform/database.ts";

export interface Uncounted {
  id: string;
  version: number;
  created_at: Date;
  seller_id: string;
  logistics_id: string;
  /** The sums hold what an older fact said. */
  counted: boolean;
  lines: FactLine[] | null;
  log: LoggedEvent[] | null;
}

/** Of the shop `$1`: closed orders that are newer than their fact, or have none. */
const closedSince = (
  columns = "o.id",
) => `SELECT ${columns} FROM orders o LEFT JOIN order_facts f ON f.shop_id = o.shop_id AND f.order_id = o.id
  WHERE o.shop_id = $1 AND o.version IS DISTINCT FROM f.version
    AND o.closed_changed_at > coalesce((SELECT caught_up_to FROM figure_state WHERE shop_id = $1), '-infinity')
    AND (f.order_id IS NOT NULL OR o.state IN ('finished', 'dispatched'))`;
/** Those that are open again and were counted. */
const OPEN_AGAIN = `SELECT o.id FROM orders o JOIN order_facts f ON f.shop_id = o.shop_id AND f.order_id = o.id
  WHERE o.shop_id = $1 AND ${IS_OPEN} AND o.version <> f.version`;
/**
 * Those whose facts were made on another basis than `$2`. Two and in the order of the index: asked for both at once, a plan that does
 * not know the basis walks through all facts, because surely the first will do.
 */
const ON_OLDER_BASIS = "SELECT order_id FROM order_facts WHERE shop_id = $1 AND basis < $2 ORDER BY basis";
const ON_NEWER_BASIS =
  "SELECT order_id FROM order_facts WHERE shop_id = $1 AND basis > $2 ORDER BY basis DESC";

/**
 * For SQL: whether there is anything to count. Asked for the first of them in the order of the index: asked for any, the
 * planner, who cannot know that the mark is a minute old, would walk through all orders for one.
 */
export const IS_UNCOUNTED = [
  `${closedSince()} ORDER BY o.closed_changed_at`,
  OPEN_AGAIN,
  ON_OLDER_BASIS,
  ON_NEWER_BASIS,
]
  .map((some) => `EXISTS (SELECT FROM (${some} LIMIT 1) AS first)`)
  .join(" OR ");

/**
 * Orders that are closed, or were when they were counted, and are newer than their fact; and facts made on another basis.
 * One statement, so that order, lines and log are of the same moment.
 */
export async function readUncounted(
  tx: Transaction,
  shopId: string,
  basis: string,
  limit: number,
): Promise<Uncounted[]> {
  const { rows } = await tx.query<Uncounted>(
    `WITH uncounted AS (
       (${closedSince()} ORDER BY o.closed_changed_at LIMIT $3)
       UNION
       (${OPEN_AGAIN} LIMIT $3)
       UNION
       (${ON_OLDER_BASIS} LIMIT $3)
       UNION
       (${ON_NEWER_BASIS} LIMIT $3)
       LIMIT $3)
     SELECT o.id, o.version, o.created_at, o.seller_id, o.logistics_id,
       EXISTS (SELECT 1 FROM order_facts f WHERE f.shop_id = o.shop_id AND f.order_id = o.id AND f.day IS NOT NULL) AS counted,
       (SELECT json_agg(json_build_object('id', l.id, 'code', l.code, 'requested', l.requested) ORDER BY l.position)
        FROM lines l WHERE l.shop_id = o.shop_id AND l.order_id = o.id) AS lines,
       (SELECT json_agg(json_build_object('version', e.version, 'type', e.type, 'at', e.at, 'happenedAt', e.happened_at,
          'by', json_build_object('id', e.by_id), 'moves', e.data -> 'moves') ORDER BY e.version)
        FROM order_events e WHERE e.shop_id = o.shop_id AND e.order_id = o.id) AS log
     FROM uncounted u JOIN orders o ON o.shop_id = $1 AND o.id = u.id`,
    [shopId, basis, limit],
  );
  return rows;
}

/**
 * Moves the mark up to the first order that is not counted yet: without it every batch would walk past all those before.
 * It stays a minute behind, because a transaction that began earlier may still commit, and none takes longer than 30 s.
 */
export async function moveMark(tx: Transaction, shopId: string): Promise<void> {
  await tx.query(
    `INSERT INTO figure_state (shop_id, caught_up_to)
     SELECT $1, least(first.closed_changed_at - interval '1 microsecond', now() - interval '60 s')
     FROM (SELECT) AS always LEFT JOIN (${closedSince("o.closed_changed_at")} ORDER BY o.closed_changed_at LIMIT 1) AS first ON true
     ON CONFLICT (shop_id) DO UPDATE SET caught_up_to = excluded.caught_up_to
     WHERE figure_state.caught_up_to < excluded.caught_up_to - interval '30 s'`,
    [shopId],
  );
}
