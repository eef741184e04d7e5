import { addressKey, type LimitSettings } from "../platform/limits.ts";

export interface SocketRoom {
  /** Whether one more may come in from this session (or wall screen) and this address. */
  hasRoom(listenerId: string, address: string): boolean;
  /** @returns what to call when it has left */
  enter(listenerId: string, address: string): () => void;
}

/** How many sockets this process holds, of whom and from where. */
export function createSocketRoom({
  socketsPerSession,
  socketsPerAddress,
  socketsPerProcess,
}: Pick<LimitSettings, "socketsPerSession" | "socketsPerAddress" | "socketsPerProcess">): SocketRoom {
  const held = new Map<string, number>();
  let all = 0;
  const countOf = (key: string) => held.get(key) ?? 0;
  const add = (key: string, more: 1 | -1) => {
    const count = countOf(key) + more;
    if (count > 0) held.set(key, count);
    else held.delete(key);
  };
  const keysOf = (listenerId: string, address: string) => [`of ${listenerId}`, `from ${addressKey(address)}`];
  return {
    hasRoom(listenerId, address) {
      const [session = 0, sameAddress = 0] = keysOf(listenerId, address).map(countOf);
      return session < socketsPerSession && sameAddress < socketsPerAddress && all < socketsPerProcess;
    },
    enter(listenerId, address) {
      const keys = keysOf(listenerId, address);
      for (const key of keys) add(key, 1);
      all += 1;
      return () => {
        for (const key of keys) add(key, -1);
        all -= 1;
      };
    },
  };
}
