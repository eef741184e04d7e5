import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import type { Queryable } from "../platform/database.ts";

/**
 * Everything that is to buy, bought or arrived in open orders. It starts from the open ones, so neither a million
 * finished orders nor the units a cancelled one still holds cost it anything. With `orderIds`: of these orders alone.
 */
export async function listPurchaseLines(
  database: Queryable,
  shopId: string,
  orderIds?: readonly string[],
): Promise<PurchaseLine[]> {
  const { rows } = await database.query<PurchaseLine & { orderCreatedAt: string | Date; purchase: unknown }>({
    name: orderIds ? "purchase-lines-of" : "purchase-lines",
    text: `SELECT o.id AS "orderId", o.number AS "orderNumber", o.version AS "orderVersion", o.client_name AS client,
        o.logistics_id AS logistics, o.created_at AS "orderCreatedAt", l.id AS "lineId", l.code, l.description, l.unit,
        l.unit_price_cents AS "unitPriceCents", l.requested, l.to_buy AS "toBuy", l.bought, l.arrived, b.purchase
      FROM orders o JOIN lines l ON l.shop_id = o.shop_id AND l.order_id = o.id
      LEFT JOIN LATERAL (
        SELECT jsonb_strip_nulls(jsonb_build_object('at', to_json(e.at), 'by', jsonb_build_object('id', e.by_id, 'name', e.by_name),
          'supplier', e.data -> 'supplier', 'priceCents', e.data -> 'priceCents', 'expectedOn', e.data -> 'expectedOn')) AS purchase
        FROM order_events e
        WHERE l.bought + l.arrived > 0 AND e.shop_id = l.shop_id AND e.order_id = l.order_id AND e.type = 'bought'
          AND e.data ->> 'lineId' = l.id::text
        ORDER BY e.version DESC LIMIT 1
      ) b ON true
      WHERE o.shop_id = $1 AND o.state IN ('new', 'picking', 'waiting', 'ready') AND l.to_buy + l.bought + l.arrived > 0
        ${orderIds ? "AND o.id = ANY($2::uuid[])" : ""}
      ORDER BY o.created_at, o.id, l.position`,
    values: orderIds ? [shopId, orderIds] : [shopId],
  });
  return rows.map(({ purchase, ...line }) => ({
    ...line,
    orderCreatedAt: new Date(line.orderCreatedAt).toISOString(),
    ...(purchase && { purchase }),
  }));
}
