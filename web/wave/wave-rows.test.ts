import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line, Order } from "../../shared/orders/order.ts";
import { shareShortage, waveRows } from "./wave-rows.ts";

function line(id: string, code: string, requested: number, some: Partial<Line> = {}): Line {
  return {
    id,
    position: 1,
    code,
    description: `CABO ${code}`,
    unit: "UN",
    unitPriceCents: 100,
    totalCents: 100 * requested,
    requested,
    pending: requested,
    picked: 0,
    toBuy: 0,
    bought: 0,
    arrived: 0,
    substituted: 0,
    notSent: 0,
    state: "pending",
    note: null,
    substitutes: [],
    ...some,
  };
}
function order(id: string, logistics: string, createdAt: string, lines: Line[]): Order {
  return {
    id,
    number: id,
    version: 1,
    state: "new",
    client: { code: "1", name: "LOJA AURORA" },
    seller: { id: "vera", name: "Vera" },
    logistics,
    packaging: "box",
    notes: "",
    note: null,
    createdAt,
    finished: null,
    dispatched: null,
    cancelled: null,
    paused: null,
    reopenCount: 0,
    progress: 0,
    totalCents: 0,
    discountCents: 0,
    payableCents: 0,
    alarms: [],
    lines,
  };
}
const CUT_OFFS = new Map([["correios", "16:00"]]);

test("a product is one row over the orders, the most urgent order first; finished orders are not in it", () => {
  const orders = [
    order("40018", "motoboy", "2025-10-22T12:00:00.000Z", [line("a", "V8", 10), line("b", "A1", 2)]),
    order("40021", "correios", "2025-10-22T13:00:00.000Z", [
      line("c", "V8", 20, { pending: 12, arrived: 3, picked: 5 }),
    ]),
    {
      ...order("40022", "correios", "2025-10-22T13:00:00.000Z", [line("d", "V8", 7)]),
      state: "finished" as const,
    },
  ];
  const rows = waveRows(orders, CUT_OFFS);
  assert.deepEqual(
    rows.map(({ code, left, picked }) => [code, left, picked]),
    [
      ["A1", 2, 0],
      ["V8", 25, 5],
    ],
  );
  assert.deepEqual(
    rows[1]?.takers.map(({ order: { number }, wants }) => [number, wants]),
    [
      ["40021", 15],
      ["40018", 10],
    ],
  );
});

test("what is missing is missing for the least urgent order first, and never of what has arrived", () => {
  const orders = [
    order("40018", "motoboy", "2025-10-22T12:00:00.000Z", [line("a", "V8", 10, { pending: 6, arrived: 4 })]),
    order("40021", "correios", "2025-10-22T13:00:00.000Z", [line("c", "V8", 20)]),
  ];
  const [row] = waveRows(orders, CUT_OFFS);
  const missing = (units: number) =>
    shareShortage(units, row!).map(({ taker, quantity }) => [taker.order.number, quantity]);
  assert.deepEqual(missing(4), [["40018", 4]]);
  assert.deepEqual(missing(12), [
    ["40021", 2],
    ["40018", 6],
  ]);
});
