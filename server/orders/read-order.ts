import type { Order } from "../../shared/orders/order.ts";
import type { Queryable } from "../platform/database.ts";
import {
  LINE_COLUMNS,
  type LineRow,
  lineFromRow,
  ORDER_COLUMNS,
  type OrderRow,
  orderFromRow,
} from "./order-rows.ts";

/** One order with its lines. Null when the shop has none such. */
export async function readOrder(database: Queryable, shopId: string, orderId: string): Promise<Order | null> {
  return (await readOrders(database, shopId, [orderId]))[0] ?? null;
}

/** Orders with their lines from one statement, so both are of the same moment. In no order. */
export async function readOrders(
  database: Queryable,
  shopId: string,
  orderIds: readonly string[],
): Promise<Order[]> {
  const { rows } = await database.query<OrderRow & { lines: LineRow[] }>({
    name: "read-orders",
    text: `SELECT ${ORDER_COLUMNS}, (
        SELECT json_agg(l ORDER BY l.position) FROM (
          SELECT ${LINE_COLUMNS} FROM lines WHERE shop_id = o.shop_id AND order_id = o.id
        ) l) AS lines
      FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
      WHERE o.shop_id = $1 AND o.id = ANY($2::uuid[])`,
    values: [shopId, orderIds],
  });
  return rows.map((row) => orderFromRow(row, row.lines.map(lineFromRow)));
}
