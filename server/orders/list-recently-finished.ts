import type { Card } from "../../shared/orders/order.ts";
import { MOST_RECENT, RECENT_FOR_MS, recentlyFinished } from "../../shared/orders/recently-finished.ts";
import type { Queryable } from "../platform/database.ts";
import { CARD_COLUMNS, type CardRow, cardFromRow } from "./order-rows.ts";

/** "Terminados há pouco". Whatever was finished lately changed lately, which an index knows. */
export async function listRecentlyFinished(
  database: Queryable,
  shopId: string,
  now = Date.now(),
): Promise<Card[]> {
  const since = new Date(now - RECENT_FOR_MS);
  const { rows } = await database.query<CardRow>({
    name: "recently-finished",
    text: `SELECT ${CARD_COLUMNS} FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
      WHERE o.shop_id = $1 AND o.closed_changed_at > $2 AND o.state IN ('finished', 'dispatched') AND o.finished ->> 'at' > $3
      ORDER BY o.finished ->> 'at' DESC LIMIT $4`,
    values: [shopId, since, since.toISOString(), MOST_RECENT],
  });
  return recentlyFinished(rows.map(cardFromRow), now);
}
