import type { Presence } from "../../shared/live/server-message.ts";
import { everybody } from "./listener.ts";
import type { LiveSocket } from "./live-socket.ts";
import { encode, type Topic, tellAll } from "./topic.ts";

export interface PresenceTopic extends Topic {
  /** Who has which order open now; what differs is told. */
  tell(now: Presence): void;
}

/** Has no versions: the newest word counts, and a beat of leases repairs it. */
export function createPresenceTopic(askToLoad: () => Promise<void>): PresenceTopic {
  let known: Presence = {};
  let bytes: Buffer | null = null;
  let loaded = false;
  const topic: PresenceTopic = {
    name: "presence",
    sockets: new Set<LiveSocket>(),
    mayHear: everybody,
    async ready() {
      if (!loaded) await askToLoad();
      return true;
    },
    isReady: () => loaded,
    tell(now) {
      loaded = true;
      for (const orderId of new Set([...Object.keys(known), ...Object.keys(now)])) {
        const people = now[orderId] ?? [];
        if (JSON.stringify(people) === JSON.stringify(known[orderId] ?? [])) continue;
        bytes = null;
        tellAll(topic, { type: "presence", orderId, people });
      }
      known = now;
    },
    snapshot() {
      bytes ??= encode({ type: "snapshot", topic: "presence", version: 0, data: known });
      return bytes;
    },
    forget() {
      loaded = false;
    },
  };
  return topic;
}
