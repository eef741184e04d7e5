import type { Tally } from "../../shared/live/server-message.ts";
import type { Card } from "../../shared/orders/order.ts";
import { isClosed } from "../../shared/orders/order-state.ts";
import { everybody } from "./listener.ts";
import type { LiveSocket } from "./live-socket.ts";
import { encode, type Topic, tellAll } from "./topic.ts";

export interface BoardTopic extends Topic {
  /** All open orders, as they were just read. */
  load(cards: readonly Card[]): void;
  tell(card: Card): void;
  tally(): Tally;
}

/** The open orders, kept as they were told: a thousand screens that come back cost one query, and a beat none. */
export function createBoardTopic(askToLoad: () => Promise<boolean>): BoardTopic {
  let cards: Map<string, Card> | null = null;
  let bytes: Buffer | null = null;
  const topic: BoardTopic = {
    name: "board",
    sockets: new Set<LiveSocket>(),
    mayHear: everybody,
    ready: async () => cards !== null || askToLoad(),
    isReady: () => cards !== null,
    load(read) {
      cards = new Map(read.map((card) => [card.id, card]));
      bytes = null;
    },
    tell(card) {
      if (!cards || card.version <= (cards.get(card.id)?.version ?? 0)) return;
      if (isClosed(card.state)) cards.delete(card.id);
      else cards.set(card.id, card);
      bytes = null;
      tellAll(topic, { type: "card", order: card });
    },
    tally() {
      let versionSum = 0;
      for (const { version } of cards?.values() ?? []) versionSum += version;
      return { count: cards?.size ?? 0, versionSum };
    },
    snapshot() {
      const tally = topic.tally();
      const orders = [...(cards?.values() ?? [])].sort(byAge);
      bytes ??= encode({
        type: "snapshot",
        topic: "board",
        version: tally.versionSum,
        data: { ...tally, orders },
      });
      return bytes;
    },
    forget() {
      cards = null;
      bytes = null;
    },
  };
  return topic;
}

/** As GET /api/orders?state=open sorts them. */
const byAge = (a: Card, b: Card): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1;
