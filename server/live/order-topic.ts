import type { Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { peopleOnly } from "./listener.ts";
import type { LiveSocket } from "./live-socket.ts";
import { encode, type Topic, tellAll } from "./topic.ts";

export interface OrderTopic extends Topic {
  readonly orderId: string;
  /** The order as it was just read. */
  load(order: Order): void;
  /** The version up to which it has been told; undefined before the first snapshot. */
  told(): number | undefined;
  /** Whether these events follow what was told, or say nothing new: else some are missing between. */
  connects(events: readonly OrderEvent[]): boolean;
  /** `order`: as it is after the last of them, where somebody knows. */
  tell(events: readonly OrderEvent[], order?: Order): void;
}

/** One order's log as a stream: each version once, in turn, without a gap. */
export function createOrderTopic(orderId: string, askToLoad: () => Promise<boolean>): OrderTopic {
  let told: number | undefined;
  let current: Order | null = null;
  let bytes: Buffer | null = null;
  const topic: OrderTopic = {
    name: `order:${orderId}`,
    orderId,
    sockets: new Set<LiveSocket>(),
    mayHear: peopleOnly,
    ready: async () => current !== null || askToLoad(),
    isReady: () => current !== null,
    load(order) {
      // What was told stays: others hear the stream from there, and a newcomer drops what the snapshot already has.
      told ??= order.version;
      current = order;
      bytes = null;
    },
    told: () => told,
    connects: (events) => told === undefined || (events[0]?.version ?? Infinity) <= told + 1,
    tell(events, order) {
      const fresh = events.filter(({ version }) => told !== undefined && version > told);
      const last = fresh.at(-1);
      if (!last) return;
      told = last.version;
      if (current && current.version < told) {
        // Not folded here: an event of a newer version of this program may be beyond us. The next newcomer has it read.
        current = order?.version === told ? order : null;
        bytes = null;
      }
      tellAll(topic, { type: "order", orderId, version: told, events: fresh });
    },
    snapshot() {
      if (!current) throw new Error(`${topic.name} is not ready`);
      bytes ??= encode({
        type: "snapshot",
        topic: `order:${orderId}`,
        version: current.version,
        data: current,
      });
      return bytes;
    },
    forget() {
      told = undefined;
      current = null;
      bytes = null;
    },
  };
  return topic;
}
