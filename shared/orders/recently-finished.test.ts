import assert from "node:assert/strict";
import { test } from "node:test";
import type { Card } from "./order.ts";
import { MOST_RECENT, RECENT_FOR_MS, recentlyFinished } from "./recently-finished.ts";

const NOW = Date.parse("2026-03-13T18:00:00.000Z");
const card = (id: string, minutesAgo: number | null, more: Partial<Card> = {}): Card =>
  ({
    id,
    version: 5,
    state: minutesAgo === null ? "picking" : "finished",
    finishedAt: minutesAgo === null ? null : new Date(NOW - minutesAgo * 60_000).toISOString(),
    ...more,
  }) as Card; // as: the rest of a card is not looked at
const ids = (cards: readonly Card[]) => recentlyFinished(cards, NOW).map(({ id }) => id);

test("what was finished lately is listed newest first, sent out or not, and nothing else", () => {
  const cancelled = card("e", 3, { state: "cancelled" });
  const sentOut = card("c", 1, { state: "dispatched" });
  const old = card("d", RECENT_FOR_MS / 60_000 + 1);
  assert.deepEqual(ids([card("a", 30), card("b", null), sentOut, old, cancelled]), ["c", "a"]);
});

test("an order that is opened again leaves the list, and an older word does not bring it back", () => {
  const finished = card("a", 2);
  const reopened = card("a", null, { version: 6 });
  assert.deepEqual(ids([finished, reopened]), []);
  assert.deepEqual(ids([reopened, finished]), []);
});

test("the list stays short", () => {
  const many = Array.from({ length: 40 }, (_, minute) => card(`o${minute}`, minute));
  assert.deepEqual(
    ids(many),
    Array.from({ length: MOST_RECENT }, (_, minute) => `o${minute}`),
  );
});
