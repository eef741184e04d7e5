import assert from "node:assert/strict";
import { test } from "node:test";
import { lineAddsUp, provenSums } from "./proven-sums.ts";

const line = {
  position: 1,
  code: "00819",
  description: "PELÍCULA 3D",
  unit: "UN",
  quantity: 25,
  unitPriceCents: 110,
  totalCents: 2750,
};

test("a quote whose lines and discount add up is shown as proven", () => {
  const sums = provenSums({ lines: [line, line], totalCents: 5500, discountCents: 500, payableCents: 5000 });
  assert.deepEqual(sums, { linesCents: 5500, linesMatch: true, payableMatches: true });
});

test("one cent too many is not proven", () => {
  const sums = provenSums({ lines: [line], totalCents: 2751, discountCents: 0, payableCents: 2750 });
  assert.equal(sums.linesMatch, false);
  assert.equal(sums.payableMatches, false);
  assert.equal(lineAddsUp(line), true);
  assert.equal(lineAddsUp({ ...line, totalCents: 2751 }), false);
});
