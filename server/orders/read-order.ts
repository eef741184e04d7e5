import type { Order } from "../../shared/orders/order.ts";
import type { Queryable } from "../platform/database.ts";
import { LINE_COLUMNS, type LineRow, ORDER_COLUMNS, type OrderRow, orderFromRows } from "./order-rows.ts";

/** One order with its lines from one statement, so both are of the same moment. Null when the shop has none such. */
export async function readOrder(database: Queryable, shopId: string, orderId: string): Promise<Order | null> {
  const { rows } = await database.query<OrderRow & { lines: LineRow[] }>({
    name: "read-order",
    text: `SELECT ${ORDER_COLUMNS}, (
        SELECT json_agg(l ORDER BY l.position) FROM (
          SELECT ${LINE_COLUMNS} FROM lines WHERE shop_id = o.shop_id AND order_id = o.id
        ) l) AS lines
      FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
      WHERE o.shop_id = $1 AND o.id = $2`,
    values: [shopId, orderId],
  });
  const row = rows[0];
  return row ? orderFromRows(row, row.lines) : null;
}
