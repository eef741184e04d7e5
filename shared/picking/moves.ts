import type { Line, Order } from "../orders/order.ts";
import { type Bucket, isResolvedBucket } from "./buckets.ts";
import type { CommandType } from "./command-types.ts";
import type { Move, OrderEvent } from "./event.ts";

/** Where a forward command takes units from, in this order, and where it puts them. */
export const FORWARD = {
  // The last two are a find: units thought missing stood on the shelf after all.
  pick: {
    from: ["arrived", "pending", "toBuy", "bought"],
    to: "picked",
    whenLeftOut: (line) => line.pending + line.arrived,
  },
  reportMissing: { from: ["pending"], to: "toBuy", whenLeftOut: (line) => line.pending },
  markBought: { from: ["toBuy"], to: "bought", whenLeftOut: (line) => line.toBuy },
  unmarkBought: { from: ["bought"], to: "toBuy", whenLeftOut: (line) => line.bought },
  markArrived: { from: ["bought"], to: "arrived", whenLeftOut: (line) => line.bought },
  unmarkArrived: { from: ["arrived"], to: "bought", whenLeftOut: (line) => line.arrived },
  cancelPurchase: {
    from: ["toBuy", "bought"],
    to: "pending",
    whenLeftOut: (line) => line.toBuy + line.bought,
  },
  substitute: { from: ["pending", "toBuy"], to: "substituted", whenLeftOut: (line) => line.pending },
  notSend: {
    from: ["pending", "toBuy", "bought", "arrived"],
    to: "notSent",
    whenLeftOut: (line) => line.pending + line.arrived,
  },
} as const satisfies Partial<
  Record<CommandType, { from: readonly Bucket[]; to: Bucket; whenLeftOut: (line: Line) => number }>
>;
export type ForwardType = keyof typeof FORWARD;

/** Commands that give units back to where they came from, and the bucket they empty. */
const TAKES_BACK = {
  unpick: "picked",
  unsubstitute: "substituted",
  restore: "notSent",
} as const satisfies Partial<Record<CommandType, Bucket>>;
type TakingBackType = keyof typeof TAKES_BACK;

export function isForward(type: CommandType): type is ForwardType {
  return Object.hasOwn(FORWARD, type);
}

export function isTakingBack(type: CommandType): type is TakingBackType {
  return Object.hasOwn(TAKES_BACK, type);
}

/** Up to `wanted` units of this line, from the command's buckets in their order. */
export function moveForward(line: Line, type: ForwardType, wanted: number): Move[] {
  const { from: sources, to } = FORWARD[type];
  const moves: Move[] = [];
  let rest = wanted;
  for (const from of sources) {
    const quantity = Math.min(rest, line[from]);
    if (quantity > 0) moves.push({ line: line.id, from, to, quantity });
    rest -= quantity;
  }
  return moves;
}

/**
 * How many units of this move still stand. What took some of them back counts as far as it still stands itself: undoing
 * an undo brings the first act back to life instead of making a second one.
 */
function unitsLeft(history: readonly OrderEvent[], version: number, move: Move): number {
  let left = move.quantity;
  for (const later of history) {
    if (later.version <= version) continue;
    for (const back of later.moves) {
      const takesBack =
        back.of === version && back.line === move.line && back.from === move.to && back.to === move.from;
      if (takesBack) left -= unitsLeft(history, later.version, back);
    }
  }
  return left;
}

/** The reverse of `move`, for so many units, naming the event it takes back. */
function reverse(move: Move, quantity: number, of: number): Move {
  const { line, from, to, substitute } = move;
  return { line, from: to, to: from, quantity, of, ...(substitute && { substitute }) };
}

/**
 * Up to `quantity` units (all, when left out) out of a resolved bucket, back to where they came from, newest first.
 * `sources` are the events whose units go back.
 */
export function takeBack(
  line: Line,
  history: readonly OrderEvent[],
  type: TakingBackType,
  quantity: number = line[TAKES_BACK[type]],
): { moves: Move[]; sources: OrderEvent[] } {
  const bucket = TAKES_BACK[type];
  const moves: Move[] = [];
  const sources: OrderEvent[] = [];
  let rest = Math.min(quantity, line[bucket]);
  for (const event of history.toReversed()) {
    if (rest === 0) break;
    for (const move of event.moves.toReversed()) {
      if (move.line !== line.id || move.to !== bucket || move.of !== undefined) continue;
      const units = Math.min(rest, unitsLeft(history, event.version, move));
      if (units <= 0) continue;
      moves.push(reverse(move, units, event.version));
      sources.push(event);
      rest -= units;
    }
  }
  return { moves, sources };
}

/**
 * Exactly the moves of one event, reversed, as far as its units are still where it put them. With `lineId` only that
 * line's; with `quantity` at most so many.
 */
export function undoMoves(
  order: Order,
  history: readonly OrderEvent[],
  event: OrderEvent,
  lineId?: string,
  quantity = Number.POSITIVE_INFINITY,
): Move[] {
  const there = new Map<string, number>();
  const moves: Move[] = [];
  let rest = quantity;
  for (const move of event.moves.toReversed()) {
    const line = order.lines.find((candidate) => candidate.id === move.line);
    if (!line || (lineId && line.id !== lineId)) continue;
    const key = `${line.id}/${move.to}`;
    const present = there.get(key) ?? line[move.to];
    const units = Math.min(rest, present, unitsLeft(history, event.version, move));
    if (units <= 0) continue;
    there.set(key, present - units);
    rest -= units;
    moves.push(reverse(move, units, event.version));
  }
  return moves;
}

/**
 * How much of a shortfall was taken by events that the sender had not seen: two people hold the same units, and so many
 * belong back on the shelf. Units that had been dealt with before the sender's touch are no surplus.
 */
export function surplusOf(
  line: Line,
  history: readonly OrderEvent[],
  shortfall: number,
  seenVersion: number,
): number {
  if (shortfall <= 0) return 0;
  let taken = 0;
  for (const event of history) {
    if (event.version <= seenVersion) continue;
    for (const move of event.moves) {
      if (move.line !== line.id || isResolvedBucket(move.to) === isResolvedBucket(move.from)) continue;
      taken += isResolvedBucket(move.to) ? move.quantity : -move.quantity;
    }
  }
  return Math.max(0, Math.min(shortfall, taken));
}
