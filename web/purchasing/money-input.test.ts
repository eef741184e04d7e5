import assert from "node:assert/strict";
import { test } from "node:test";
import { centsOf } from "./money-input.ts";

test("a price is read as people type it, and what is no price is none", () => {
  const cases: [string, number | null][] = [
    ["1,40", 140],
    ["1.40", 140],
    ["R$ 1,4", 140],
    ["12", 1200],
    ["1.234,56", 123_456],
    ["1,234.56", 123_456],
    ["1.234", null],
    ["1,234", null],
    ["0,05", 5],
    ["", null],
    ["abc", null],
    ["1,405", null],
    ["-1", null],
  ];
  for (const [text, cents] of cases) assert.equal(centsOf(text), cents, text);
});
