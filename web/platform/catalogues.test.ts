import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { before, test } from "node:test";

/** Names that are the same in every language. */
const NAMES = ["Português", "São Paulo"];

const web = new URL("../", import.meta.url);
const catalogues = globSync("**/*words.ts", { cwd: web.pathname }).sort();

before(() => {
  // Before any of them loads: words are picked while their module does.
  Object.assign(globalThis, { localStorage: { getItem: () => "en" } });
});

test("whoever chose English reads no word of Portuguese in any catalogue", async () => {
  assert.ok(catalogues.length > 10, "the catalogues are where they were");
  for (const path of catalogues) {
    const module: Record<string, unknown> = await import(new URL(path, web).href);
    for (const text of textsOf(module.words)) {
      const rest = NAMES.reduce((left, name) => left.replaceAll(name, ""), text);
      assert.doesNotMatch(rest, /[áàâãéêíóôõúç]|\b(de|da|para|pedidos?|itens|nada)\b/i, `${path}: ${text}`);
    }
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

/** Every text of a catalogue; what makes a text is given numbers, which fit wherever a text goes too. */
function* textsOf(words: unknown): Generator<string> {
  if (typeof words === "string") yield words;
  else if (typeof words === "function")
    for (const count of [1, 2]) yield* textsOf(words(count, count, count));
  else if (typeof words === "object" && words !== null)
    for (const part of Object.values(words)) yield* textsOf(part);
}
