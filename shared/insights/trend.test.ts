import assert from "node:assert/strict";
import { test } from "node:test";
import { ratio, trendOf } from "./trend.ts";

test("more orders are better, more minutes are worse, and a hair's breadth is the same", () => {
  assert.deepEqual(trendOf(115, 100, "more").trend, "better");
  assert.deepEqual(trendOf(80, 100, "more").trend, "worse");
  assert.deepEqual(trendOf(80, 100, "less").trend, "better");
  assert.deepEqual(trendOf(115, 100, "less").trend, "worse");
  assert.deepEqual(trendOf(104, 100, "more").trend, "same");
  assert.equal(Math.round(trendOf(115, 100, "more").change * 100), 15);
});

test("without a before there is no trend, and nothing is divided by nothing", () => {
  assert.equal(trendOf(5, 0, "more").trend, "unknown");
  assert.equal(trendOf(null, 5, "less").trend, "unknown");
  assert.equal(ratio(10, 0), null);
  assert.equal(ratio(10, 4), 2.5);
});
