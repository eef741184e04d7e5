import type { PurchaseAlarm } from "../../shared/purchasing/purchase.ts";
import type { Queryable } from "../platform/database.ts";

const BUYERS_ALARMS = ["left_over", "found_to_buy", "found_bought"];

/** What the buyer has not seen yet: goods left over from cancelled orders, and units found that were on her list. */
export async function listPurchaseAlarms(database: Queryable, shopId: string): Promise<PurchaseAlarm[]> {
  const { rows } = await database.query<PurchaseAlarm>({
    name: "purchase-alarms",
    text: `SELECT o.id AS "orderId", o.number AS "orderNumber", o.version AS "orderVersion", o.client_name AS client,
        l.code, l.description, l.unit, a.alarm
      FROM orders o CROSS JOIN LATERAL jsonb_array_elements(o.alarms) a(alarm)
      JOIN lines l ON l.shop_id = o.shop_id AND l.order_id = o.id AND l.id = (a.alarm ->> 'lineId')::uuid
      WHERE o.shop_id = $1 AND o.alarms <> '[]' AND a.alarm ->> 'kind' = ANY($2)
      ORDER BY a.alarm ->> 'at'`,
    values: [shopId, BUYERS_ALARMS],
  });
  return rows;
}
