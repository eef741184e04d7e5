import type { Line, Order } from "../../shared/orders/order.ts";
import type { Command } from "../../shared/picking/command.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { CommandsAnswer } from "./commands-answer.ts";
import { type PendingCommand, type Shown, shownOrder } from "./shown-order.ts";

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
  /** The highest version that anybody spoke of: below it, what is shown is known to be old. */
  heardVersion: number;
  history: readonly OrderEvent[];
  pending: PendingCommand[];
  late: readonly Command[];
  error: string | null;
  offline: boolean;
  listeners: Set<() => void>;
  view: OrderView;
  /** What was laid over what last time. */
  laid?: {
    confirmed: Order;
    history: readonly OrderEvent[];
    pending: readonly PendingCommand[];
    shown: Shown;
  };
}

const EMPTY: ReadonlySet<string> = new Set();

export function newEntry(id: string): OrderEntry {
  return {
    id,
    confirmed: null,
    heardVersion: 0,
    history: [],
    pending: [],
    late: [],
    error: null,
    offline: false,
    listeners: new Set(),
    view: { order: null, history: [], waiting: EMPTY, late: [], error: null, offline: false },
  };
}

/** Notes the answers. A touch stays on the screen until the order that holds its answer is here: nothing flickers. */
export function noteAnswer(entry: OrderEntry, { version, results }: CommandsAnswer): void {
  const ids = new Set(results.map(({ commandId }) => commandId));
  entry.pending = entry.pending.map((waiting) =>
    ids.has(waiting.command.commandId) && waiting.answeredVersion === undefined
      ? { ...waiting, answeredVersion: version }
      : waiting,
  );
}

/** Lays the waiting touches over the confirmed order and tells those who look at it. */
export function publish(entry: OrderEntry): void {
  const { confirmed, late, error, offline, view } = entry;
  if (confirmed) {
    const known = new Set(entry.history.map((event) => event.commandId));
    entry.pending = entry.pending.filter(
      ({ command, answeredVersion }) =>
        !known.has(command.commandId) &&
        (answeredVersion === undefined || answeredVersion > confirmed.version),
    );
  }
  const shown = confirmed
    ? sameWhereEqual(view, layOver(entry, confirmed))
    : { order: null, history: [], waiting: EMPTY };
  entry.view = { ...shown, late, error, offline };
  for (const listener of entry.listeners) listener();
}

/** Fifty touches wait and one more comes: only that one is laid over what is shown. */
function layOver(entry: OrderEntry, confirmed: Order): Shown {
  const { history, pending, laid } = entry;
  const goesOn =
    laid?.confirmed === confirmed &&
    laid.history === history &&
    laid.pending.every((touch, index) => touch === pending[index]);
  const shown = goesOn
    ? shownOrder(laid.shown.order, laid.shown.history, pending.slice(laid.pending.length))
    : shownOrder(confirmed, history, pending);
  if (goesOn) shown.waiting = new Set([...laid.shown.waiting, ...shown.waiting]);
  entry.laid = { confirmed, history, pending: [...pending], shown };
  return shown;
}

/**
 * Waiting touches are laid over the order anew each time; rows that came out as they were keep their identity, so a
 * tick redraws its own row and no other.
 */
function sameWhereEqual(before: OrderView, { order, history, waiting }: Shown): Shown {
  const old = before.order;
  if (!old || old === order) return { order, history, waiting };
  const oldLines = new Map(old.lines.map((line) => [line.id, line]));
  let same = old.lines.length === order.lines.length;
  const lines = order.lines.map((line, index) => {
    const oldLine = oldLines.get(line.id);
    const kept = oldLine && equalLines(oldLine, line) ? oldLine : line;
    if (kept !== old.lines[index]) same = false;
    return kept;
  });
  return { order: { ...order, lines: same ? old.lines : lines }, history, waiting };
}

function equalLines(a: Line, b: Line): boolean {
  if (a === b) return true;
  const keys = Object.keys(b) as (keyof Line)[]; // as: a line has its own fields only
  return (
    keys.length === Object.keys(a).length &&
    keys.every((key) =>
      key === "substitutes"
        ? a.substitutes === b.substitutes || JSON.stringify(a.substitutes) === JSON.stringify(b.substitutes)
        : a[key] === b[key],
    )
  );
}
