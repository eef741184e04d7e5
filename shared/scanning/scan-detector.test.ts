import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  createScanDetector,
  type Heard,
  SAME_SCAN_WITHIN_MS,
  SCAN_GAP_MS,
  SCAN_MIN_KEYS,
} from "./scan-detector.ts";

interface Stroke {
  key: string;
  afterMs: number;
}

/** What a page would have seen: text that went into it, codes, and keys that passed. */
function play(strokes: readonly Stroke[]) {
  const detector = createScanDetector();
  const scans: string[] = [];
  let typed = "";
  let passed = "";
  let now = 1_000;
  const take = ({ typed: released, scan }: { typed: string; scan: string | null }) => {
    typed += released;
    passed += released;
    if (scan !== null) scans.push(scan);
  };
  for (const { key, afterMs } of strokes) {
    // The page's own timer: it looks when nothing came for long enough.
    if (afterMs > SCAN_GAP_MS) take(detector.rest(now + SCAN_GAP_MS + 1));
    now += afterMs;
    const heard = detector.press(key, now);
    take(heard);
    if (!heard.hold) passed += key.length === 1 ? key : `<${key}>`;
  }
  take(detector.rest(now + SCAN_GAP_MS + 1));
  return { scans, typed, passed };
}

const strokesOf = (text: string, gapMs: number, firstAfterMs = 1_000): Stroke[] =>
  [...text].map((key, index) => ({ key, afterMs: index === 0 ? firstAfterMs : gapMs }));

const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const code = fc
  .array(printable, { minLength: SCAN_MIN_KEYS, maxLength: 120 })
  .map((characters) => characters.join(""));
const fast = fc.integer({ min: 0, max: SCAN_GAP_MS });
const slow = fc.integer({ min: SCAN_GAP_MS + 1, max: 5_000 });
const ending = fc.constantFrom("", "Enter", "Tab");

test("keys at most 50 ms apart are a scan, whatever they say and however it ends, and nothing is typed", () => {
  fc.assert(
    fc.property(
      code,
      fc.array(fast, { minLength: 120, maxLength: 120 }),
      ending,
      fast,
      (text, gaps, end, endGap) => {
        const strokes = [...text].map((key, index) => ({ key, afterMs: index === 0 ? 900 : gaps[index]! }));
        if (end) strokes.push({ key: end, afterMs: endGap });
        assert.deepEqual(play(strokes), { scans: [text], typed: "", passed: "" });
      },
    ),
  );
});

test("what a person types comes through, all of it and in order, and is never a scan", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(printable, fc.constant(" ")), slow)), (keys) => {
      const strokes = keys.map(([key, afterMs]) => ({ key, afterMs }));
      const { scans, passed } = play(strokes);
      assert.deepEqual(scans, []);
      assert.equal(passed, keys.map(([key]) => key).join(""));
    }),
  );
});

test("fingers that roll over two or three keys are still a person's", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(printable, { minLength: 1, maxLength: SCAN_MIN_KEYS - 1 }), slow)),
      (rolls) => {
        const strokes = rolls.flatMap(([keys, afterMs]) =>
          keys.map((key, index) => ({ key, afterMs: index === 0 ? afterMs : 20 })),
        );
        const { scans, passed } = play(strokes);
        assert.deepEqual(scans, []);
        assert.equal(passed, strokes.map(({ key }) => key).join(""));
      },
    ),
  );
});

test("no key is lost, doubled or moved, whatever comes in whatever rhythm", () => {
  const key = fc.oneof(
    printable,
    fc.constantFrom(" ", "Enter", "Tab", "Shift", "ArrowDown", "Backspace", "Escape"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.oneof(fast, slow)), { maxLength: 60 }), (keys) => {
      const detector = createScanDetector();
      let out = "";
      let waiting = "";
      let all = "";
      let now = 0;
      const take = ({ typed, scan, settled }: Heard) => {
        assert.equal(settled, waiting !== "" && settled, "only what waits is decided");
        if (typed || scan !== null) assert.equal(typed || scan, waiting, "as it came, in a scan or as typed");
        if (settled) [out, waiting] = [out + waiting, ""];
      };
      for (const [name, afterMs] of keys) {
        if (afterMs > SCAN_GAP_MS) take(detector.rest(now + SCAN_GAP_MS + 1));
        now += afterMs;
        const heard = detector.press(name, now);
        take(heard);
        if (name.length > 1) {
          if (heard.hold) assert.ok(name === "Enter" || name === "Tab", "only a scan's ending is swallowed");
          continue;
        }
        all += name;
        if (heard.hold) waiting += name;
        else assert.equal(waiting, "", "nothing overtakes what waits");
        if (!heard.hold) out += name;
      }
      take(detector.rest(now + SCAN_GAP_MS + 1));
      assert.equal(out, all);
    }),
    { numRuns: 500 },
  );
});

test("the same code again within 300 ms is one scan, later it is another, and another code always is", () => {
  const twice = (text: string, other: string, pauseMs: number) =>
    play([...strokesOf(text, 5), { key: "Enter", afterMs: 5 }, ...strokesOf(other, 5, pauseMs)]).scans;
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 2_000 }), (text, pauseMs) => {
      // From the last character of one to that of the other: there an ending may come, or none.
      const between = 5 + pauseMs + (text.length - 1) * 5;
      const scans = twice(text, text, pauseMs);
      assert.equal(scans.length, between < SAME_SCAN_WITHIN_MS ? 1 : 2, `${between} ms`);
    }),
    { examples: [["!".repeat(14), 230]] },
  );
  assert.deepEqual(twice("7891234", "7891235", 60), ["7891234", "7891235"]);
});

test("two codes in one breath are two scans where each ends with Enter", () => {
  const strokes = [...strokesOf("40018", 5), { key: "Enter", afterMs: 5 }, ...strokesOf("40019", 5, 5)];
  assert.deepEqual(play(strokes).scans, ["40018", "40019"]);
});

test("an Enter of one's own after typing stays an Enter, and one right after a scan does not", () => {
  assert.equal(play([...strokesOf("abc", 20), { key: "Enter", afterMs: 20 }]).passed, "abc<Enter>");
  assert.equal(play([...strokesOf("abcdef", 120), { key: "Enter", afterMs: 120 }]).passed, "abcdef<Enter>");
  assert.equal(play([...strokesOf("abcdef", 5), { key: "Enter", afterMs: 400 }]).passed, "<Enter>");
});

test("Space on a row does its work at once: no code begins with it", () => {
  assert.equal(createScanDetector().press(" ", 5).hold, false);
});

test("an Enter after another key than the code's is that key's, however soon", () => {
  const code = [..."4910"].map((key) => ({ key, afterMs: 5 }));
  const { scans, passed } = play([...code, { key: "ArrowDown", afterMs: 5 }, { key: "Enter", afterMs: 5 }]);
  assert.deepEqual(scans, ["4910"]);
  assert.equal(passed, "<ArrowDown><Enter>");
});
