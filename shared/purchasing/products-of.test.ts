import assert from "node:assert/strict";
import { test } from "node:test";
import { productsOf } from "./products-of.ts";
import type { PurchaseLine } from "./purchase-line.ts";

const line = (some: Partial<PurchaseLine>): PurchaseLine => ({
  orderId: "o1",
  orderNumber: "40018",
  orderVersion: 1,
  client: "LOJA AURORA",
  logistics: "correios",
  orderCreatedAt: "2025-10-22T12:00:00.000Z",
  lineId: "l1",
  code: "CB14",
  description: "CABO P2XP2",
  unit: "UN",
  unitPriceCents: 150,
  requested: 10,
  toBuy: 10,
  bought: 0,
  arrived: 0,
  ...some,
});

test("a product is summed over its orders, with the lowest price of its quotes as the ceiling", () => {
  const lines = [
    line({}),
    line({ orderId: "o2", lineId: "l2", toBuy: 20, unitPriceCents: 140 }),
    line({ orderId: "o3", lineId: "l3", toBuy: 0, bought: 5, unitPriceCents: 90 }),
    line({ lineId: "l4", code: "A1", description: "ADAPTADOR", toBuy: 2 }),
  ];
  const [adapter, cable] = productsOf(lines, "toBuy");
  assert.deepEqual([adapter?.code, adapter?.units], ["A1", 2]);
  assert.deepEqual([cable?.units, cable?.ceilingCents, cable?.lines.length], [30, 140, 2]);
  assert.deepEqual(
    productsOf(lines, "bought").map(({ units }) => units),
    [5],
  );
  assert.deepEqual(productsOf(lines, "arrived"), []);
});
