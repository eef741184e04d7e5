import { openWork } from "../picking/buckets.ts";
import type { Line, Order, OrderState } from "./order.ts";

type Stamps = Pick<Order, "cancelled" | "dispatched" | "finished">;

/** The one word for an order, derived from its stamps and units; the first that matches wins. */
export function orderState(order: Stamps & { lines: readonly Line[] }): OrderState {
  if (order.cancelled) return "cancelled";
  if (order.dispatched) return "dispatched";
  if (order.finished) return "finished";
  const { lines } = order;
  if (lines.every((line) => openWork(line) === 0)) return "ready";
  if (lines.every((line) => line.pending === 0 && line.arrived === 0)) return "waiting";
  return lines.some((line) => line.pending < line.requested) ? "picking" : "new";
}

const CLOSED_STATES: readonly OrderState[] = ["finished", "dispatched", "cancelled"];

/** No units move on a closed order. */
export function isClosed(state: OrderState): boolean {
  return CLOSED_STATES.includes(state);
}
