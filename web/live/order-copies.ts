import { type CachedOrder, withCopies } from "./live-database.ts";
import type { OrderEntry } from "./order-entry.ts";

const SAVES_EVERY_MS = 1_000;
const MOST_ORDERS = 300;
const dirty = new Map<string, OrderEntry>();
let saving = false;
let savedAt = 0;

/** Keeps a copy of the confirmed order on the tablet: the first at once, then a burst of ticks is one write. */
export function copyOrder(entry: OrderEntry): void {
  if (typeof indexedDB === "undefined") return;
  dirty.set(entry.id, entry);
  if (saving) return;
  saving = true;
  setTimeout(
    () => {
      saving = false;
      savedAt = Date.now();
      const entries = [...dirty.values()];
      dirty.clear();
      void withCopies(async (database) => {
        const write = database.transaction("orders", "readwrite");
        for (const { id, confirmed, history } of entries)
          if (confirmed) void write.store.put({ id, order: confirmed, history, savedAt: Date.now() });
        await write.done;
      });
    },
    Math.max(0, savedAt + SAVES_EVERY_MS - Date.now()),
  );
}

export function copiedOrder(id: string): Promise<CachedOrder | undefined> {
  return withCopies((database) => database.get("orders", id));
}

/** The oldest copies make room; those of orders that are on the board stay. */
export async function pruneCopies(onBoard: ReadonlySet<string>): Promise<void> {
  await withCopies(async (database) => {
    const write = database.transaction("orders", "readwrite");
    const copies: { id: string; savedAt: number }[] = [];
    for (let cursor = await write.store.openCursor(); cursor; cursor = await cursor.continue())
      if (!onBoard.has(cursor.key)) copies.push({ id: cursor.key, savedAt: cursor.value.savedAt });
    copies.sort((a, b) => b.savedAt - a.savedAt);
    for (const { id } of copies.slice(MOST_ORDERS)) void write.store.delete(id);
    await write.done;
  });
}
