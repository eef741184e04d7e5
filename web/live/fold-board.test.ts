import assert from "node:assert/strict";
import { test } from "node:test";
import type { Card } from "../../shared/orders/order.ts";
import { EMPTY_BOARD, tallyOf, withCard, withSnapshot } from "./fold-board.ts";

const card = (id: string, version: number, state: Card["state"] = "picking") =>
  ({ id, version, state }) as Card; // as: the fold looks at nothing else
const NOTHING = new Set<string>();

test("an order's newer card replaces the older one, and an older one is dropped", () => {
  const board = withCard(withSnapshot(EMPTY_BOARD, [card("a", 3)], NOTHING), card("a", 5));
  assert.equal(withCard(board, card("a", 4)), board);
  assert.deepEqual(tallyOf(board), { count: 1, versionSum: 5 });
});

test("a finished order leaves the board, and an old word about it does not bring it back", () => {
  const board = withCard(withSnapshot(EMPTY_BOARD, [card("a", 3)], NOTHING), card("a", 5, "finished"));
  assert.equal(board.cards.size, 0);
  assert.equal(withCard(board, card("a", 4)), board);
  assert.equal(withCard(board, card("a", 6)).cards.size, 1, "reopened");
});

test("what was heard while the board was being read is newer than the reading", () => {
  const before = withCard(withSnapshot(EMPTY_BOARD, [card("a", 3), card("b", 2)], NOTHING), card("c", 1));
  const during = withCard(before, card("b", 4, "finished"));
  const board = withSnapshot(during, [card("a", 3), card("b", 3)], new Set(["b", "c"]));
  assert.deepEqual([...board.cards.keys()].sort(), ["a", "c"]);
});

test("an order that the reading no longer has is gone, and lower versions after a restored backup are taken", () => {
  const before = withSnapshot(EMPTY_BOARD, [card("a", 9), card("b", 2)], NOTHING);
  const board = withSnapshot(before, [card("a", 7)], NOTHING);
  assert.deepEqual(tallyOf(board), { count: 1, versionSum: 7 });
});
