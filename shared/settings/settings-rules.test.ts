import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { brandColors, contrast, GROUND, WORST_GROUND } from "./brand-colors.ts";
import { FIRST_REASONS, keepReasons, OTHER_REASON } from "./first-reasons.ts";
import { newCode } from "./new-code.ts";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever colour the shop has, it is seen and read in both themes", () => {
  fc.assert(
    fc.property(color, (wanted) => {
      const { brand, on, hover, soft, text } = brandColors(wanted);
      for (const theme of [0, 1] as const) {
        assert.ok(contrast(brand[theme], GROUND[theme]) >= 3, "a ring or a bar on the page");
        assert.ok(contrast(on[theme], brand[theme]) >= 4.5, "words on a button");
        assert.ok(contrast(on[theme], hover[theme]) >= 4.5, "words on a button under the pointer");
        assert.ok(contrast(text[theme], WORST_GROUND[theme]) >= 4.5, "coloured words");
        assert.ok(contrast(text[theme], soft[theme]) >= 4.5, "coloured words on a tint");
      }
    }),
    { numRuns: 2_000 },
  );
});

test("a colour that is good as it is stays as it is", () => {
  assert.equal(brandColors("#0b5cad").brand[0], "#0b5cad");
});

const reason = fc.record({
  code: fc.stringMatching(/^[a-z0-9_]{1,12}$/),
  label: fc.string({ minLength: 1, maxLength: 20 }),
  active: fc.boolean(),
});
const reasons = fc.uniqueArray(reason, { selector: ({ code }) => code, minLength: 1, maxLength: 10 });

test("no reason that was ever in the list is lost, none is twice, and another one can always be given", () => {
  fc.assert(
    fc.property(reasons, (wanted) => {
      const kept = keepReasons(FIRST_REASONS, wanted);
      const codes = kept.map(({ code }) => code);
      assert.equal(new Set(codes).size, codes.length);
      for (const { code } of [...FIRST_REASONS, ...wanted]) assert.ok(codes.includes(code));
      assert.equal(kept.find(({ code }) => code === OTHER_REASON)?.active, true);
      for (const { code, active } of wanted)
        if (code !== OTHER_REASON) assert.equal(kept.find((one) => one.code === code)?.active, active);
    }),
  );
});

test("a new name gets a code of its own", () => {
  assert.equal(newCode("Sem nota fiscal", []), "sem_nota_fiscal");
  assert.equal(newCode("São João!", ["sao_joao", "sao_joao_2"]), "sao_joao_3");
  assert.equal(newCode("—", []), "novo");
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (name, taken) => {
      const code = newCode(name, taken);
      assert.match(code, /^[a-z0-9_]{1,40}$/);
      assert.ok(!taken.includes(code));
    }),
  );
});
