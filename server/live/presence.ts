import type { Presence } from "../../shared/live/server-message.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import type { Bus } from "../platform/bus.ts";
import type { Store } from "../platform/store.ts";
import type { LiveSocket } from "./live-socket.ts";
import type { PresenceTopic } from "./presence-topic.ts";

export interface PresenceKeeper {
  /** The order that is open before this socket's person, for the time of a lease. */
  here(socket: LiveSocket, orderId: string | null): void;
  left(socket: LiveSocket): void;
  /** Reads who is where and tells what differs; asked while it reads, it reads once more. */
  refresh(): Promise<void>;
}

/** Who has which order open, over all processes: leases in the store, one for each socket, told once for each person. */
export function createPresence(
  { store, bus, shopId, leaseMs }: { store: Store; bus: Bus; shopId: string; leaseMs: number },
  topic: () => PresenceTopic,
): PresenceKeeper {
  const group = `presence:${shopId}`;
  let reading: Promise<void> | null = null;
  let again = false;

  const changed = (done: Promise<void>) => void done.then(() => bus.publish({ kind: "presence", shopId }));

  async function read(): Promise<void> {
    try {
      do {
        again = false;
        topic().tell(byOrder(await store.members(group)));
      } while (again);
    } finally {
      reading = null;
    }
  }

  return {
    here(socket, orderId) {
      const { listener, openOrderId } = socket;
      if (listener.kind !== "person") return;
      const before = openOrderId && memberOf(openOrderId, socket.id, listener.person);
      const now = orderId && memberOf(orderId, socket.id, listener.person);
      socket.openOrderId = orderId;
      if (before && before !== now) changed(store.release(group, before));
      if (!now) return;
      const held = store.hold(group, now, leaseMs);
      if (before !== now) changed(held);
    },
    left(socket) {
      this.here(socket, null);
    },
    refresh() {
      again = true;
      reading ??= read();
      return reading;
    },
  };
}

const memberOf = (orderId: string, socketId: string, { id, name }: PersonRef): string =>
  JSON.stringify([orderId, socketId, id, name]);

function byOrder(members: readonly string[]): Presence {
  const found = new Map<string, Map<string, PersonRef>>();
  for (const member of members) {
    const [orderId, , id, name] = JSON.parse(member) as [string, string, string, string]; // as: written above
    const people = found.get(orderId) ?? new Map<string, PersonRef>();
    found.set(orderId, people.set(id, { id, name }));
  }
  const presence: Presence = {};
  for (const [orderId, people] of found) presence[orderId] = [...people.values()].sort(byName);
  return presence;
}

const byName = (a: PersonRef, b: PersonRef): number => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
