import { useEffect, useSyncExternalStore } from "preact/compat";
import type { Presence } from "../../shared/live/server-message.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import { useSession } from "../platform/session.ts";

let presence: Presence = {};
let open: { orderId: string; since: symbol } | null = null;
const listeners = new Set<() => void>();
const openListeners = new Set<() => void>();
const NOBODY: readonly PersonRef[] = [];

export function takePresence(next: Presence): void {
  presence = next;
  for (const listener of listeners) listener();
}

export function takePresenceOf(orderId: string, people: PersonRef[]): void {
  takePresence({ ...presence, [orderId]: people });
}

/** Who else has this order open right now; oneself is not among them. */
export function usePresence(orderId: string): readonly PersonRef[] {
  const me = useSession()?.person.id;
  const people = useSyncExternalStore(subscribe, () => presence[orderId] ?? NOBODY);
  return people.some(({ id }) => id === me) ? people.filter(({ id }) => id !== me) : people;
}

/** This order is open before me, as long as the screen shows it. */
export function useHere(orderId: string): void {
  useEffect(() => {
    const since = Symbol(orderId);
    setOpen({ orderId, since });
    return () => {
      if (open?.since === since) setOpen(null);
    };
  }, [orderId]);
}

export const openOrderId = (): string | null => open?.orderId ?? null;

export function watchOpenOrder(listener: () => void): void {
  openListeners.add(listener);
}

function setOpen(next: typeof open): void {
  open = next;
  for (const listener of openListeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
