import type { Tally } from "../../shared/live/server-message.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { peopleOnly } from "./listener.ts";
import type { LiveSocket } from "./live-socket.ts";
import { encode, type Topic, tellAll } from "./topic.ts";

export interface PurchasingTopic extends Topic {
  /** All lines of the panel, as they were just read. */
  load(lines: readonly PurchaseLine[]): void;
  /** Whether the panel shows something of this order. */
  has(orderId: string): boolean;
  /** All of one order's lines, none when it has left the panel. */
  tell(orderId: string, version: number, lines: readonly PurchaseLine[]): void;
  tally(): Tally;
}

/** The buyer's panel, kept as it was told. */
export function createPurchasingTopic(askToLoad: () => Promise<boolean>): PurchasingTopic {
  let byOrder: Map<string, readonly PurchaseLine[]> | null = null;
  let bytes: Buffer | null = null;
  const all = (): PurchaseLine[] => [...(byOrder?.values() ?? [])].flat();
  const topic: PurchasingTopic = {
    name: "purchasing",
    sockets: new Set<LiveSocket>(),
    mayHear: peopleOnly,
    ready: async () => byOrder !== null || askToLoad(),
    isReady: () => byOrder !== null,
    load(lines) {
      byOrder = Map.groupBy(lines, ({ orderId }) => orderId);
      bytes = null;
    },
    has: (orderId) => byOrder?.has(orderId) ?? false,
    tell(orderId, version, lines) {
      if (!byOrder || (lines.length === 0 && !byOrder.has(orderId))) return;
      if (version <= (byOrder.get(orderId)?.[0]?.orderVersion ?? 0)) return;
      if (lines.length > 0) byOrder.set(orderId, lines);
      else byOrder.delete(orderId);
      bytes = null;
      tellAll(topic, { type: "purchasing", orderId, version, lines: [...lines] });
    },
    tally() {
      const lines = all();
      return {
        count: lines.length,
        versionSum: lines.reduce((sum, { orderVersion }) => sum + orderVersion, 0),
      };
    },
    snapshot() {
      const tally = topic.tally();
      const lines = all().sort(byAge);
      bytes ??= encode({
        type: "snapshot",
        topic: "purchasing",
        version: tally.versionSum,
        data: { ...tally, lines },
      });
      return bytes;
    },
    forget() {
      byOrder = null;
      bytes = null;
    },
  };
  return topic;
}

/** The oldest order first; the sort is stable, so lines stay in the order in which they were read. */
const byAge = (a: PurchaseLine, b: PurchaseLine): number =>
  a.orderCreatedAt < b.orderCreatedAt
    ? -1
    : a.orderCreatedAt > b.orderCreatedAt
      ? 1
      : a.orderId < b.orderId
        ? -1
        : a.orderId > b.orderId
          ? 1
          : 0;
