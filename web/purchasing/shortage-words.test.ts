import assert from "node:assert/strict";
import { test } from "node:test";
import type { Shortage } from "../../shared/purchasing/shortage.ts";
import { shortageWords } from "./shortage-words.ts";

const NOON = Date.parse("2025-10-22T15:00:00.000Z");
const shortage = (some: Partial<Shortage>): Shortage => ({
  code: "CB14",
  missingTimes: 0,
  days: 14,
  lastMissingAt: null,
  toBuy: 0,
  bought: 0,
  expectedOn: null,
  expectedOrder: null,
  ...some,
});

test("a seller reads how often it was missing and when it comes, in the order of the shop's day", () => {
  const words = (some: Partial<Shortage>) => shortageWords(shortage(some), NOON);
  assert.equal(
    words({ missingTimes: 3, bought: 10, expectedOn: "2025-10-22", expectedOrder: "30582" }),
    "faltou 3× em 14 dias · chega hoje no 30582",
  );
  assert.equal(words({ bought: 4, expectedOrder: "30582" }), "4 un. a caminho no 30582");
  assert.equal(words({ toBuy: 1200, missingTimes: 1 }), "faltou 1× em 14 dias · 1.200 un. a comprar");
  assert.equal(words({}), null);
});
