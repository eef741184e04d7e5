import type { Order } from "../../shared/orders/order.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { Command } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { Actor } from "../../shared/picking/who-may.ts";

/** A touch that the server has not confirmed on this screen yet. */
export interface PendingCommand {
  command: Command;
  actor: Actor;
  madeAt: string;
  /** The server's version that holds it, once it answered: it leaves when the screen reaches that version. */
  answeredVersion?: number;
}

export interface Shown {
  order: Order;
  history: readonly OrderEvent[];
  /** Lines with a touch on its way. */
  waiting: ReadonlySet<string>;
}

/**
 * What a screen shows: the confirmed order with the waiting touches laid over it by the server's own rules. A touch
 * whose event has arrived already (by another road than its answer) is not laid over twice.
 */
export function shownOrder(
  confirmed: Order,
  history: readonly OrderEvent[],
  pending: readonly PendingCommand[],
): Shown {
  if (pending.length === 0) return { order: confirmed, history, waiting: NONE };
  const known = new Set(history.map((event) => event.commandId));
  let order = confirmed;
  const log = [...history];
  const waiting = new Set<string>();
  for (const { command, actor, madeAt, answeredVersion } of pending) {
    if (known.has(command.commandId)) continue;
    const { event } = decide(order, log, command, actor, { now: madeAt });
    if (command.lineId && answeredVersion === undefined) waiting.add(command.lineId);
    if (!event) continue;
    order = applyEvent(order, event);
    log.push(event);
  }
  return { order, history: log, waiting };
}

const NONE: ReadonlySet<string> = new Set();
