import { type AttentionItem, liveDatabase, type QueuedTouch } from "./live-database.ts";

/** Where touches lie until the server has answered, and what came of those that it did not apply. */
export interface Shelf {
  add(touch: QueuedTouch): Promise<void>;
  /** All that wait, of every tab of this tablet, oldest first. */
  all(): Promise<QueuedTouch[]>;
  /** They are answered: off the queue, and what needs a person onto the other shelf, in one step. */
  settle(answered: readonly QueuedTouch[], attention: readonly AttentionItem[]): Promise<void>;
  attention(): Promise<AttentionItem[]>;
  dismiss(commandIds: readonly string[]): Promise<void>;
  /** False: what waits is lost when the page closes, and the screen has to say so. */
  durable(): boolean;
}

/** On the tablet's disk; what the disk does not take (private window, full) is kept in memory and sent all the same. */
export function createShelf(): Shelf {
  const unstored: QueuedTouch[] = [];
  const unstoredAttention = new Map<string, AttentionItem>();
  let durable = true;
  const opened = async () => {
    const database = await liveDatabase().catch(() => null);
    if (!database) durable = false;
    return database;
  };
  return {
    async add(touch) {
      try {
        const database = await opened();
        if (!database) throw new Error("no database");
        // Strict: a tablet whose battery falls out has not forgotten what its screen showed.
        const write = database.transaction("outbox", "readwrite", { durability: "strict" });
        touch.seq = await write.store.add(touch);
        await write.done;
        durable = true;
      } catch {
        durable = false;
        unstored.push(touch);
      }
    },
    async all() {
      const stored = await opened()
        .then((database) => database?.getAll("outbox"))
        .catch(() => undefined);
      return [...(stored ?? []), ...unstored];
    },
    async settle(answered, attention) {
      const gone = new Set(answered.map(({ command }) => command.commandId));
      for (const touch of unstored.splice(0)) if (!gone.has(touch.command.commandId)) unstored.push(touch);
      const database = await opened();
      if (!database) {
        for (const item of attention) unstoredAttention.set(item.commandId, item);
        return;
      }
      const write = database.transaction(["outbox", "attention"], "readwrite", { durability: "strict" });
      for (const { seq } of answered) if (seq !== undefined) void write.objectStore("outbox").delete(seq);
      for (const item of attention) void write.objectStore("attention").put(item);
      await write.done;
    },
    async attention() {
      const stored = await opened()
        .then((database) => database?.getAll("attention"))
        .catch(() => undefined);
      return [...(stored ?? []), ...unstoredAttention.values()].sort((a, b) => a.at.localeCompare(b.at));
    },
    async dismiss(commandIds) {
      for (const id of commandIds) unstoredAttention.delete(id);
      const database = await opened();
      const write = database?.transaction("attention", "readwrite");
      for (const id of commandIds) void write?.store.delete(id);
      await write?.done;
    },
    durable: () => durable,
  };
}
