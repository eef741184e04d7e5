import type { Card } from "../../shared/orders/order.ts";
import type { Queryable } from "../platform/database.ts";
import { CARD_COLUMNS, type CardRow, cardFromRow } from "./order-rows.ts";

/** The cards of these orders, open or not. */
export async function readCards(
  database: Queryable,
  shopId: string,
  orderIds: readonly string[],
): Promise<Card[]> {
  const { rows } = await database.query<CardRow>({
    name: "read-cards",
    text: `SELECT ${CARD_COLUMNS} FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
      WHERE o.shop_id = $1 AND o.id = ANY($2::uuid[])`,
    values: [shopId, orderIds],
  });
  return rows.map(cardFromRow);
}
