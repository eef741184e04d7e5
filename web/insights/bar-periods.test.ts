import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "../../shared/insights/shop-day.ts";
import { barPeriods } from "./bar-periods.ts";
import { formatDuration } from "./durations.ts";

const day = (name: string, orders: number) => ({
  day: name,
  orders,
  units: orders * 10,
  lines: orders * 3,
  queueMs: 0,
  handsOnMs: 0,
  purchaseMs: 0,
  readyMs: 0,
});

test("a month has a bar a working day; a Saturday only when somebody worked", () => {
  const bars = barPeriods([day("2026-03-02", 4), day("2026-03-07", 1)], "2026-03-02", "2026-03-08");
  assert.deepEqual(
    bars.map(({ word, orders }) => [word, orders]),
    [
      ["seg 02/03", 4],
      ["ter 03/03", 0],
      ["qua 04/03", 0],
      ["qui 05/03", 0],
      ["sex 06/03", 0],
      ["sáb 07/03", 1],
    ],
  );
});

test("however long the period, the bars are few, join each other, and hold every order once", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 50 }))),
      (length, made) => {
        const from = "2019-01-15";
        const to = addDays(from, length);
        const days = [...new Map(made.map(([at, orders]) => [addDays(from, at % (length + 1)), orders]))]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, orders]) => day(name, orders));
        const bars = barPeriods(days, from, to);
        assert.ok(bars.length <= 101);
        for (const [index, bar] of bars.entries()) {
          assert.ok(bar.from <= bar.to && bar.to <= to);
          assert.ok(index === 0 || bar.from > bars[index - 1]!.to);
        }
        const sum = (list: { orders: number }[]) => list.reduce((total, { orders }) => total + orders, 0);
        assert.equal(sum(bars), sum(days));
      },
    ),
  );
});

test("durations are as exact as anybody needs", () => {
  const words = [0, 45_000, 60_000, 200_000, 38 * 60_000, 72 * 60_000, 7_200_000, 30 * 3_600_000].map(
    formatDuration,
  );
  assert.deepEqual(words, ["0 s", "45 s", "1 min", "3 min 20 s", "38 min", "1 h 12 min", "2 h", "30 h"]);
  assert.equal(formatDuration(null), "–");
  assert.equal(formatDuration(3_599_900), "1 h");
});
