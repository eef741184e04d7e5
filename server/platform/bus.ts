import type { Order } from "../../shared/orders/order.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";

/** What whoever made a change knows of it already. It spares their own process a read; it never travels. */
export interface MadeChange {
  order: Order;
  pickers: readonly PersonRef[];
  events: readonly OrderEvent[];
}

/** Hints, said after the commit. None of them is the truth, and every one of them may be missed. */
export type Announcement =
  /** An order has a new version. */
  | { kind: "changed"; shopId: string; orderId: string; version: number; made?: MadeChange }
  /** Somebody opened or left an order. */
  | { kind: "presence"; shopId: string }
  /** The shop has other settings. */
  | { kind: "settings"; shopId: string }
  /** These sessions or wall screens may not listen any more. */
  | { kind: "ended"; shopId: string; ids: string[] };

/** Carries announcements to everybody who listens. One process: this driver; several: the one that goes through Redis. */
export interface Bus {
  /** Delivered here before it returns; elsewhere when it gets there. Never throws. */
  publish(announcement: Announcement): void;
  /** `missed`: the way to the other processes was broken and holds again, so some may have been lost. */
  subscribe(listener: (announcement: Announcement) => void, missed?: () => void): () => void;
}

export function createLocalBus(failed: (error: unknown) => void = () => {}): Bus & { missed(): void } {
  const subscribers = new Set<{ listener: (announcement: Announcement) => void; missed: () => void }>();
  const each = (act: (subscriber: { listener: (a: Announcement) => void; missed: () => void }) => void) => {
    for (const subscriber of subscribers) {
      try {
        act(subscriber);
      } catch (error) {
        // Whoever published has committed: what goes wrong with a listener is not theirs.
        failed(error);
      }
    }
  };
  return {
    publish: (announcement) => each(({ listener }) => listener(announcement)),
    missed: () => each(({ missed }) => missed()),
    subscribe(listener, missed = () => {}) {
      const subscriber = { listener, missed };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
