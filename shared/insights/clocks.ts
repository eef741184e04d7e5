import type { OrderEvent } from "../picking/event.ts";

/**
 * The four clocks of an order. They never run together: before the first act it lies in the queue; then somebody works
 * on it, unless all that is left waits for a purchase, or nothing is left and it only has to be closed. A pause stops the
 * hands, not the purchase; a closed order has no clock.
 */
export const CLOCKS = ["queue", "handsOn", "purchase", "ready"] as const;
export type Clock = (typeof CLOCKS)[number];

export interface Segment {
  clock: Clock;
  from: number;
  to: number;
  /** Of hands-on time: whose act at the shelf it led to. */
  personId: string | null;
}

export type LoggedEvent = Pick<OrderEvent, "version" | "type" | "at" | "happenedAt" | "by" | "moves">;

const SHELF_ACTS: readonly string[] = [
  "picked",
  "unpicked",
  "missingReported",
  "substituted",
  "unsubstituted",
  "notSent",
  "restored",
];

/**
 * From the order's creation to its last event. Events are dated by when the person did it, but never before the event
 * that came in ahead: arrival is the order of things.
 */
export function clockSegments(createdAt: string, requested: number, log: readonly LoggedEvent[]): Segment[] {
  const segments: Segment[] = [];
  const units = {
    pending: requested,
    picked: 0,
    toBuy: 0,
    bought: 0,
    arrived: 0,
    substituted: 0,
    notSent: 0,
  };
  let touched = false;
  let closed = false;
  let paused = false;
  let since = Date.parse(createdAt);
  let unclaimed: Segment[] = [];

  const running = (): Clock | null => {
    if (closed) return null;
    if (!touched) return "queue";
    if (units.pending + units.toBuy + units.bought + units.arrived === 0) return "ready";
    if (units.pending + units.arrived === 0) return "purchase";
    return paused ? null : "handsOn";
  };

  for (const event of log) {
    if (event.type === "created") continue;
    const until = Math.max(since, Date.parse(event.happenedAt));
    const clock = running();
    if (clock && until > since) {
      const segment: Segment = { clock, from: since, to: until, personId: null };
      segments.push(segment);
      if (clock === "handsOn") unclaimed.push(segment);
    }
    since = until;
    touched = true;
    for (const { from, to, quantity } of event.moves) {
      units[from] -= quantity;
      units[to] += quantity;
    }
    if (SHELF_ACTS.includes(event.type)) {
      for (const segment of unclaimed) segment.personId = event.by.id;
      unclaimed = [];
    }
    if (event.type === "finished" || event.type === "finishedShort" || event.type === "cancelled") {
      closed = true;
      paused = false;
    } else if (event.type === "reopened") closed = false;
    else if (event.type === "paused") paused = true;
    else if (event.type === "resumed") paused = false;
  }
  return segments;
}
