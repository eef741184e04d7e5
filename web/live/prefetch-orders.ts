import { getSession } from "../platform/session.ts";
import { boardView } from "./board-store.ts";
import { pruneCopies } from "./order-copies.ts";
import { entryOf, readOrder, restoreOrder } from "./order-store.ts";

const MOST = 60;
/** After a server's restart a thousand tablets come back: they do not all read at once. */
const BEGINS_WITHIN_MS = 6_000;
const MISSING_EVERY_MS = 250;
/** An order that others work on changes all the time; a copy may be a little old. */
const CHANGED_EVERY_MS = 4_000;
let running = false;

/**
 * Reads the board's orders one after the other, so that a tablet that loses the network can open any of them. Only for
 * those who pick; a hidden page reads nothing.
 */
export function prefetchOrders(): void {
  const role = getSession()?.person.role;
  if (running || role === "buyer" || !role) return;
  running = true;
  setTimeout(() => void readAll().finally(() => (running = false)), 500 + Math.random() * BEGINS_WITHIN_MS);
}

async function readAll(): Promise<void> {
  const cards = (boardView().cards ?? []).slice(0, MOST);
  for (const { id, version } of cards) {
    if (document.hidden || !getSession()) return;
    const entry = entryOf(id);
    await restoreOrder(entry);
    const missing = !entry.confirmed;
    if (!missing && entry.confirmed!.version >= version) continue;
    if (!(await readOrder(entry))) return;
    await new Promise((resolve) => setTimeout(resolve, missing ? MISSING_EVERY_MS : CHANGED_EVERY_MS));
  }
  await pruneCopies(new Set(boardView().cards?.map(({ id }) => id)));
}
