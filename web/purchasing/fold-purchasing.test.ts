import assert from "node:assert/strict";
import { test } from "node:test";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { allLines, fromLines, tallyOf, withOrder } from "./fold-purchasing.ts";

const line = (orderId: string, orderVersion: number, toBuy: number, day = 22): PurchaseLine => ({
  orderId,
  orderNumber: orderId,
  orderVersion,
  client: "LOJA AURORA",
  logistics: "correios",
  orderCreatedAt: `2025-10-${day}T12:00:00.000Z`,
  lineId: `${orderId}-1`,
  code: "CB14",
  description: "CABO",
  unit: "UN",
  unitPriceCents: 100,
  requested: 10,
  toBuy,
  bought: 0,
  arrived: 0,
});

test("an order's news replaces its lines, the oldest order stays first, and an order without lines leaves", () => {
  const start = fromLines([line("b", 3, 5, 23), line("a", 2, 5)]);
  assert.deepEqual(
    allLines(start).map(({ orderId }) => orderId),
    ["a", "b"],
  );
  const next = withOrder(start, "a", 4, [line("a", 4, 1)]);
  assert.deepEqual(
    allLines(next).map(({ toBuy }) => toBuy),
    [1, 5],
  );
  assert.deepEqual(tallyOf(next), { count: 2, versionSum: 7 });
  assert.deepEqual(
    allLines(withOrder(next, "b", 4, [])).map(({ orderId }) => orderId),
    ["a"],
  );
});

test("what is older than what was told changes nothing, also about an order that has left", () => {
  const start = withOrder(fromLines([line("a", 2, 5)]), "a", 5, []);
  assert.equal(withOrder(start, "a", 4, [line("a", 4, 9)]), start);
  assert.equal(withOrder(start, "a", 5, [line("a", 5, 9)]), start);
});
