import type { Order } from "../../shared/orders/order.ts";
import type { Command } from "../../shared/picking/command.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { type PendingCommand, shownOrder } from "./shown-order.ts";

/** What a screen gets of one order. A new object for every change, the same object without one. */
export interface OrderView {
  order: Order | null;
  history: readonly OrderEvent[];
  waiting: ReadonlySet<string>;
  /** Touches that arrived after the order was closed: kept, so that one tap can reopen and send them again. */
  late: readonly Command[];
  /** Code of why the order could not be read; null while it is being read or when it is here. */
  error: string | null;
  /** The last read did not get through: what is shown may be old. */
  offline: boolean;
}

export interface OrderEntry {
  id: string;
  confirmed: Order | null;
  history: readonly OrderEvent[];
  pending: PendingCommand[];
  late: readonly Command[];
  error: string | null;
  offline: boolean;
  listeners: Set<() => void>;
  view: OrderView;
}

const EMPTY: ReadonlySet<string> = new Set();

export function newEntry(id: string): OrderEntry {
  return {
    id,
    confirmed: null,
    history: [],
    pending: [],
    late: [],
    error: null,
    offline: false,
    listeners: new Set(),
    view: { order: null, history: [], waiting: EMPTY, late: [], error: null, offline: false },
  };
}

/** Lays the waiting touches over the confirmed order and tells those who look at it. */
export function publish(entry: OrderEntry): void {
  const { confirmed, late, error, offline } = entry;
  if (confirmed) {
    const known = new Set(entry.history.map((event) => event.commandId));
    entry.pending = entry.pending.filter(
      ({ command, answeredVersion }) =>
        !known.has(command.commandId) &&
        (answeredVersion === undefined || answeredVersion > confirmed.version),
    );
  }
  const shown = confirmed
    ? shownOrder(confirmed, entry.history, entry.pending)
    : { order: null, history: [], waiting: EMPTY };
  entry.view = { ...shown, late, error, offline };
  for (const listener of entry.listeners) listener();
}
