import type { BoardTopic } from "./board-topic.ts";
import type { LiveSocket } from "./live-socket.ts";
import { createOrderTopic, type OrderTopic } from "./order-topic.ts";
import type { PresenceTopic } from "./presence-topic.ts";
import type { PurchasingTopic } from "./purchasing-topic.ts";
import type { Topic } from "./topic.ts";

const ORDER = /^order:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** A screen shows a handful; a tablet that keeps all open orders for offline work, some dozens. */
const MOST_PER_SOCKET = 300;

export interface Topics {
  board: BoardTopic;
  purchasing: PurchasingTopic;
  presence: PresenceTopic;
  /** Only those that somebody hears, or is about to. */
  order(id: string): OrderTopic | undefined;
  watch(socket: LiveSocket, name: string): Promise<void>;
  unwatch(socket: LiveSocket, name: string): void;
  /** Again from a snapshot: it was spared some of the stream. */
  rejoin(socket: LiveSocket, topic: Topic): Promise<void>;
  left(socket: LiveSocket): void;
  /** How many sockets hear each kind of topic. */
  listeners(): [kind: string, count: number][];
}

/** Who hears what. Topics of orders exist while somebody hears them. */
export function createTopics(
  { board, purchasing, presence }: Pick<Topics, "board" | "purchasing" | "presence">,
  askToLoad: (orderId: string) => Promise<boolean>,
): Topics {
  const orders = new Map<string, OrderTopic>();
  const waiting = new Map<Topic, number>();

  function find(name: string): Topic | null {
    if (name === "board") return board;
    if (name === "purchasing") return purchasing;
    if (name === "presence") return presence;
    const orderId = ORDER.exec(name)?.[1];
    if (!orderId) return null;
    const topic = orders.get(orderId) ?? createOrderTopic(orderId, () => askToLoad(orderId));
    orders.set(orderId, topic);
    return topic;
  }

  async function join(socket: LiveSocket, topic: Topic): Promise<boolean> {
    waiting.set(topic, (waiting.get(topic) ?? 0) + 1);
    try {
      // It can have been told, and so need reading again, in the moment in which the promise was kept.
      while (!topic.isReady()) if (!(await topic.ready())) return false;
      if (!socket.isOpen || !socket.wanted.has(topic.name)) return true;
      topic.sockets.add(socket);
      socket.hears.add(topic);
      socket.snapshot(topic);
      return true;
    } finally {
      const others = (waiting.get(topic) ?? 1) - 1;
      if (others > 0) waiting.set(topic, others);
      else waiting.delete(topic);
      forgetIfAlone(topic);
    }
  }

  function leave(socket: LiveSocket, topic: Topic): void {
    topic.sockets.delete(socket);
    socket.hears.delete(topic);
  }

  function forgetIfAlone(topic: Topic): void {
    if (topic.sockets.size > 0 || waiting.has(topic)) return;
    topic.forget();
    if ("orderId" in topic) orders.delete(topic.name.slice("order:".length));
  }

  return {
    board,
    purchasing,
    presence,
    order: (id) => orders.get(id),
    async watch(socket, name) {
      const refuse = (code: "forbidden" | "not_found" | "bad_request" | "too_many_requests") =>
        socket.say({ type: "refused", topic: name, code });
      if (socket.wanted.size >= MOST_PER_SOCKET && !socket.wanted.has(name))
        return refuse("too_many_requests");
      const topic = find(name);
      if (!topic) return refuse("bad_request");
      if (!topic.mayHear(socket.listener)) {
        forgetIfAlone(topic);
        return refuse("forbidden");
      }
      socket.wanted.add(name);
      if (await join(socket, topic)) return;
      socket.wanted.delete(name);
      refuse("not_found");
    },
    unwatch(socket, name) {
      socket.wanted.delete(name);
      for (const topic of socket.hears) {
        if (topic.name !== name) continue;
        leave(socket, topic);
        forgetIfAlone(topic);
      }
    },
    async rejoin(socket, topic) {
      if (!socket.hears.has(topic)) return;
      leave(socket, topic);
      await join(socket, topic);
    },
    listeners() {
      let ofOrders = 0;
      for (const { sockets } of orders.values()) ofOrders += sockets.size;
      const named = [board, purchasing, presence].map(({ name, sockets }): [string, number] => [
        name,
        sockets.size,
      ]);
      return [...named, ["order", ofOrders]];
    },
    left(socket) {
      socket.wanted.clear();
      for (const topic of socket.hears) {
        leave(socket, topic);
        forgetIfAlone(topic);
      }
    },
  };
}
