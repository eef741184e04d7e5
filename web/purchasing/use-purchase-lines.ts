import { useEffect, useSyncExternalStore } from "react";
import type { PurchaseAlarm } from "../../shared/purchasing/purchase.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { api, messageOf } from "../platform/api.ts";

export interface Purchasing {
  lines: readonly PurchaseLine[] | null;
  alarms: readonly PurchaseAlarm[];
  /** Why it could not be read; null while it is being read or when it is here. */
  problem: string | null;
}

const POLL_MS = 3_000;
let view: Purchasing = { lines: null, alarms: [], problem: null };
let seen = "";
const listeners = new Set<() => void>();

/** Everything that is to buy, bought or arrived, and what the buyer has not seen yet. */
export function usePurchaseLines(): Purchasing {
  useEffect(() => {
    void readPurchasing();
    const timer = setInterval(() => document.hidden || void readPurchasing(), POLL_MS);
    return () => clearInterval(timer);
  }, []);
  return useSyncExternalStore(subscribe, () => view);
}

export async function readPurchasing(): Promise<void> {
  try {
    const [{ lines }, { alarms }] = await Promise.all([
      api<{ lines: PurchaseLine[] }>("GET", "/api/purchases/lines"),
      api<{ alarms: PurchaseAlarm[] }>("GET", "/api/purchases/alarms"),
    ]);
    const now = JSON.stringify([lines, alarms]);
    if (now === seen && !view.problem) return;
    seen = now;
    show({ lines, alarms, problem: null });
  } catch (error) {
    if (!view.lines) show({ ...view, problem: messageOf(error) });
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: Purchasing): void {
  view = next;
  for (const listener of listeners) listener();
}
