import { newId } from "../../shared/new-id.ts";
import { liveDatabase } from "./live-database.ts";

/** Longer than any single request may take, so that a turn never ends under a request. */
export const TURN_MS = 25_000;
const ASKS_AGAIN_MS = 250;
const tab = newId();

/**
 * One tab of a tablet sends at a time: touches leave in their order and only once. Web Locks where there is a secure
 * context; else a lease in the shared database. `renew` is called before each request.
 */
export async function withSendTurn(send: (renew: () => Promise<void>) => Promise<void>): Promise<void> {
  if (typeof navigator !== "undefined" && navigator.locks)
    return navigator.locks.request("separacao-send", () => send(async () => {}));
  while (!(await takeLease())) await new Promise((resolve) => setTimeout(resolve, ASKS_AGAIN_MS));
  try {
    await send(async () => void (await takeLease()));
  } finally {
    await giveLeaseBack();
  }
}

interface Lease {
  tab: string;
  until: number;
}

async function takeLease(): Promise<boolean> {
  const database = await liveDatabase().catch(() => null);
  if (!database) return true; // nothing is shared, so there is nobody to wait for
  const write = database.transaction("facts", "readwrite");
  const lease = (await write.store.get("sender")) as Lease | undefined; // as: written below only
  const free = !lease || lease.tab === tab || lease.until < Date.now();
  if (free) await write.store.put({ tab, until: Date.now() + TURN_MS } satisfies Lease, "sender");
  await write.done;
  return free;
}

async function giveLeaseBack(): Promise<void> {
  const database = await liveDatabase().catch(() => null);
  if (!database) return;
  const write = database.transaction("facts", "readwrite");
  const lease = (await write.store.get("sender")) as Lease | undefined; // as: written above only
  if (lease?.tab === tab) await write.store.delete("sender");
  await write.done;
}

// A tab that closes in the middle of its turn gives it back at once; where it cannot, the lease runs out.
if (typeof window !== "undefined") window.addEventListener("pagehide", () => void giveLeaseBack());
