import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { shareOut, type Taker } from "./share-out.ts";

const takers = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    wants: fc.integer({ min: 0, max: 500 }),
    dueAt: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    createdAt: fc.integer({ min: 0, max: 5 }).map((day) => `2025-10-1${day}T09:00:00.000Z`),
  }),
  { selector: (taker) => taker.id, maxLength: 12 },
);
const units = fc.integer({ min: 0, max: 3000 });
const wanted = (all: readonly Taker[]) => all.reduce((sum, { wants }) => sum + wants, 0);

test("every unit goes to somebody, as far as somebody wants one, and nobody gets more than asked", () => {
  fc.assert(
    fc.property(units, takers, (count, all) => {
      const shares = shareOut(count, all);
      const given = shares.reduce((sum, { quantity }) => sum + quantity, 0);
      assert.equal(given, Math.min(count, wanted(all)));
      for (const { taker, quantity } of shares) assert.ok(quantity > 0 && quantity <= taker.wants);
      assert.equal(new Set(shares.map(({ taker }) => taker.id)).size, shares.length);
    }),
  );
});

test("nobody is served while an order that is due earlier, or is older, still wants", () => {
  fc.assert(
    fc.property(units, takers, (count, all) => {
      const got = new Map(shareOut(count, all).map(({ taker, quantity }) => [taker.id, quantity]));
      for (const late of all)
        for (const early of all) {
          const before =
            (early.dueAt ?? Infinity) < (late.dueAt ?? Infinity) ||
            (early.dueAt === late.dueAt && early.createdAt < late.createdAt);
          if (before && got.has(late.id)) assert.equal(got.get(early.id) ?? 0, early.wants);
        }
    }),
  );
});

test("it does not matter in which order the orders are named", () => {
  fc.assert(
    fc.property(
      units,
      takers.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      (count, [all, shuffled]) => assert.deepEqual(shareOut(count, all), shareOut(count, shuffled)),
    ),
  );
});

test("one more unit takes nothing from anybody", () => {
  fc.assert(
    fc.property(units, takers, (count, all) => {
      const more = new Map(shareOut(count + 1, all).map(({ taker, quantity }) => [taker.id, quantity]));
      for (const { taker, quantity } of shareOut(count, all))
        assert.ok((more.get(taker.id) ?? 0) >= quantity);
    }),
  );
});

test("30 units: first the order that has to leave at 15:00, then the older of the two without a cut-off", () => {
  const taker = (id: string, wants: number, dueAt: number | null, day: number) => ({
    id,
    wants,
    dueAt,
    createdAt: `2025-10-${day}T09:00:00.000Z`,
  });
  const shares = shareOut(30, [
    taker("young", 20, null, 22),
    taker("old", 15, null, 20),
    taker("due", 10, 15, 22),
  ]);
  assert.deepEqual(
    shares.map((share) => [share.taker.id, share.quantity]),
    [
      ["due", 10],
      ["old", 15],
      ["young", 5],
    ],
  );
});
