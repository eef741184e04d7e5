import { listOrders } from "../orders/list-orders.ts";
import { readEventsOf } from "../orders/order-log.ts";
import { readCards } from "../orders/read-cards.ts";
import { readOrders } from "../orders/read-order.ts";
import type { Queryable } from "../platform/database.ts";
import { listPurchaseLines } from "../purchasing/list-purchase-lines.ts";
import type { LiveReads } from "./tell-in-turn.ts";

export function createLiveReads(database: Queryable, shopId: string): LiveReads {
  return {
    board: async () => (await listOrders(database, shopId, { state: "open" })).orders,
    cards: (orderIds) => readCards(database, shopId, orderIds),
    orders: (orderIds) => readOrders(database, shopId, orderIds),
    events: (after) => readEventsOf(database, shopId, after),
    purchaseLines: (orderIds) => listPurchaseLines(database, shopId, orderIds),
  };
}
