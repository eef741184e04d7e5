import { EventEmitter } from "node:events";

/** "Something committed": an order's new version. A hint, never the truth; every one of them may be missed. */
export interface Announcement {
  shopId: string;
  orderId: string;
  version: number;
}

/** Carries announcements to everybody who listens. One process: this driver; several: one that goes through Redis. */
export interface Bus {
  publish(announcement: Announcement): void;
  subscribe(listener: (announcement: Announcement) => void): () => void;
  close(): Promise<void>;
}

export function createLocalBus(): Bus {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    publish: (announcement) => void emitter.emit("announcement", announcement),
    subscribe(listener) {
      emitter.on("announcement", listener);
      return () => emitter.off("announcement", listener);
    },
    close: async () => void emitter.removeAllListeners(),
  };
}
