import type { Card, Order } from "../orders/order.ts";
import type { PersonRef } from "../people/person.ts";
import type { OrderEvent } from "../picking/event.ts";
import type { PurchaseLine } from "../purchasing/purchase-line.ts";

/** How many rows a topic has and the sum of their orders' versions: whoever has the same two figures has missed nothing. */
export interface Tally {
  count: number;
  versionSum: number;
}

/** Who has an order open, by order; an order that nobody has open is not in it. */
export type Presence = Record<string, PersonRef[]>;

/** The answer to a watch. `version`: the order's own; elsewhere the tally's `versionSum`. */
export type Snapshot =
  | { type: "snapshot"; topic: "board"; version: number; data: Tally & { orders: Card[] } }
  | { type: "snapshot"; topic: `order:${string}`; version: number; data: Order }
  | { type: "snapshot"; topic: "purchasing"; version: number; data: Tally & { lines: PurchaseLine[] } }
  | { type: "snapshot"; topic: "presence"; version: number; data: Presence };

/**
 * Everything the server says on `/live`. Each message may be missed and none is needed: versions and beats tell what
 * was, HTTP has it. A type (or an event's type) that a client does not know means: fetch.
 */
export type ServerMessage =
  /** First of all; `build` names the version of the screens that this process serves. */
  | { type: "hello"; v: 1; at: string; build: string }
  | Snapshot
  /** An order's summary changed; one that is no longer open leaves the board. */
  | { type: "card"; order: Card }
  | { type: "order"; orderId: string; version: number; events: OrderEvent[] }
  /** All purchase lines of one order, as they are now; none: the order has left the panel. */
  | { type: "purchasing"; orderId: string; version: number; lines: PurchaseLine[] }
  | { type: "presence"; orderId: string; people: PersonRef[] }
  /** Versions of what this socket watches, at least every BEAT_INTERVAL_MS: what differs was missed. */
  | { type: "beat"; at: string; orders: Record<string, number>; board?: Tally; purchasing?: Tally }
  /** A topic that this person may not hear, or that does not exist (any more). */
  | { type: "refused"; topic: string; code: "forbidden" | "not_found" | "bad_request" | "too_many_requests" }
  /** This process is draining: come back elsewhere, at a random moment within these milliseconds. */
  | { type: "bye"; withinMs: number };
