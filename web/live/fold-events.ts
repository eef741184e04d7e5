import type { Order } from "../../shared/orders/order.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";

export interface Folded {
  order: Order;
  history: readonly OrderEvent[];
  /** An event is missing in between: only a fresh read helps. */
  gap: boolean;
}

/** The confirmed order after what the server tells next. Older events are dropped, a gap stops the fold. */
export function foldEvents(
  order: Order,
  history: readonly OrderEvent[],
  events: readonly OrderEvent[],
): Folded {
  let next = order;
  const log = [...history];
  for (const event of events.toSorted((a, b) => a.version - b.version)) {
    if (event.version <= next.version) continue;
    if (event.version !== next.version + 1) return { order: next, history: log, gap: true };
    next = applyEvent(next, event);
    log.push(event);
  }
  return { order: next, history: next === order ? history : log, gap: false };
}
