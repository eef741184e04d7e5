import type { Order } from "../../shared/orders/order.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { EVENT_OF } from "../../shared/picking/event-types.ts";

export interface Folded {
  order: Order;
  history: readonly OrderEvent[];
  /** An event is missing in between, or is of a kind that a newer server writes: only a fresh read helps. */
  gap: boolean;
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(["created", ...Object.values(EVENT_OF)]);

/** The confirmed order after what the server tells next. Older events are dropped, a gap stops the fold. */
export function foldEvents(
  order: Order,
  history: readonly OrderEvent[],
  events: readonly OrderEvent[],
): Folded {
  let next = order;
  const log = [...history];
  let gap = false;
  for (const event of events.toSorted((a, b) => a.version - b.version)) {
    if (event.version <= next.version) continue;
    gap = event.version !== next.version + 1 || !KNOWN_TYPES.has(event.type);
    if (gap) break;
    next = applyEvent(next, event);
    log.push(event);
  }
  return { order: next, history: next === order ? history : log, gap };
}
