import type { Line, Order, Stamp } from "../orders/order.ts";
import { orderState } from "../orders/order-state.ts";
import { progressOf } from "../orders/progress.ts";
import type { Change, Move, OrderEvent } from "./event.ts";
import { lineState } from "./line-state.ts";

/**
 * The order after one more event. Pure, and the same function on the server, on every screen and in a replay: an
 * order is its log folded by this. Lines and alarms that an event does not touch keep their identity, so a screen
 * redraws, and the server writes, only what changed.
 */
export function applyEvent(order: Order, event: OrderEvent): Order {
  const lines = withChanges(withMoves(order.lines, event), event.changes);
  const next: Order = {
    ...order,
    ...stampsAfter(order, event),
    ...orderFields(event.changes),
    lines,
    alarms: alarmsAfter(order.alarms, event),
    version: event.version,
  };
  next.state = orderState(next);
  if (lines !== order.lines) next.progress = progressOf(lines);
  return next;
}

function withMoves(lines: Line[], event: OrderEvent): Line[] {
  if (event.moves.length === 0) return lines;
  const byLine = Map.groupBy(event.moves, (move) => move.line);
  return lines.map((line) => {
    const moves = byLine.get(line.id);
    if (!moves) return line;
    const next = { ...line };
    for (const { from, to, quantity } of moves) {
      next[from] -= quantity;
      next[to] += quantity;
    }
    next.substitutes = substitutesAfter(line, moves);
    next.state = lineState(next);
    return next;
  });
}

function alarmsAfter(alarms: Order["alarms"], { raised = [], cleared = [] }: OrderEvent): Order["alarms"] {
  if (raised.length + cleared.length === 0) return alarms;
  const gone = new Set(cleared.map(({ id }) => id));
  return [...alarms.filter(({ id }) => !gone.has(id)), ...raised];
}

function substitutesAfter(line: Line, moves: readonly Move[]): Line["substitutes"] {
  let substitutes = line.substitutes;
  for (const { from, to, quantity, substitute } of moves) {
    if (!substitute || (from !== "substituted" && to !== "substituted")) continue;
    const before = substitutes.find((entry) => entry.commandId === substitute.commandId)?.quantity ?? 0;
    const after = to === "substituted" ? before + quantity : before - quantity;
    substitutes = substitutes.filter((entry) => entry.commandId !== substitute.commandId);
    if (after > 0) substitutes = [...substitutes, { ...substitute, quantity: after }];
  }
  return substitutes;
}

function withChanges(lines: Line[], changes: Change[] | undefined): Line[] {
  const ofLines = changes?.filter((change) => change.line !== undefined) ?? [];
  if (ofLines.length === 0) return lines;
  return lines.map((line) => {
    const change = ofLines.findLast((candidate) => candidate.line === line.id);
    return change ? { ...line, note: change.to } : line;
  });
}

function orderFields(changes: Change[] | undefined): Partial<Order> {
  const fields: Partial<Order> = {};
  for (const { field, line, to } of changes ?? []) {
    if (line !== undefined) continue;
    if (field === "note") fields.note = to;
    else if (field === "packaging") fields.packaging = to === "box" ? "box" : "bag";
    else if (to !== null) fields[field] = to;
  }
  return fields;
}

function stampsAfter(order: Order, event: OrderEvent): Partial<Order> {
  const stamp: Stamp = { at: event.at, by: event.by };
  if (event.reason) stamp.reason = event.reason;
  if (event.text) stamp.text = event.text;
  const volumes = event.volumes !== undefined && { volumes: event.volumes };
  switch (event.type) {
    case "finished":
    case "finishedShort":
      return { finished: stamp, paused: null, ...volumes };
    case "dispatched":
      return { dispatched: stamp, ...volumes };
    case "undispatched":
      return { dispatched: null };
    case "cancelled":
      return { cancelled: stamp, paused: null };
    case "paused":
      return { paused: stamp };
    case "resumed":
      return { paused: null };
    case "reopened":
      return {
        finished: null,
        dispatched: null,
        cancelled: null,
        reopenCount: order.reopenCount + 1,
        // What was packed is unpacked.
        ...(order.volumes && { volumes: null }),
      };
    default:
      return {};
  }
}
