import assert from "node:assert/strict";
import { before, test } from "node:test";
import { NAMES, readCatalogues } from "../../test-support/language/read-catalogues.ts";

before(() => {
  // Before any catalogue loads here: words are picked while their module does.
  Object.assign(globalThis, { localStorage: { getItem: () => "en" } });
});

test("whoever chose English reads no word of Portuguese in any catalogue", () => {
  const texts = readCatalogues();
  assert.ok(texts.length > 1_000, "the catalogues are where they were");
  for (const { key, en } of texts) {
    const rest = NAMES.reduce((left, name) => left.replaceAll(name, ""), en);
    assert.doesNotMatch(rest, /[áàâãéêíóôõúç]|\b(de|da|para|pedidos?|itens|nada)\b/i, `${key}: ${en}`);
  }
});

test("days, durations and shortages are said in English", async () => {
  const { dayWord } = await import("../purchasing/days.ts");
  const { shortageWords } = await import("../purchasing/shortage-words.ts");
  const { formatShare, formatTenths } = await import("../insights/durations.ts");
  const { longDay } = await import("../history/long-day.ts");
  const now = Date.parse("2025-10-22T15:00:00.000Z");
  assert.equal(dayWord("2025-10-23", now), "tomorrow");
  assert.match(dayWord("2025-10-30", now), /^Thu /);
  assert.match(longDay("2025-10-30"), /Thursday.*October.*2025/);
  assert.deepEqual([formatTenths(1234.56), formatShare(0.25)], ["1,234.6", "25%"]);
  const missing = { code: "CB14", missingTimes: 3, days: 14, lastMissingAt: null, toBuy: 0, bought: 10 };
  assert.equal(
    shortageWords({ ...missing, expectedOn: "2025-10-22", expectedOrder: "30582" }, now),
    "missing 3× in 14 days · due today in 30582",
  );
});
