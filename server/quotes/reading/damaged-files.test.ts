import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import type { ReadQuote } from "../../../shared/quotes/quote.ts";
import { quotePdf } from "../../../test-support/quotes/quote-pdf.ts";
import { PLAIN_PRINT } from "../../../test-support/quotes/quote-spec.ts";
import { exampleQuote } from "../../../test-support/quotes/quote-specs.ts";
import { createQuoteReader } from "./quote-reader.ts";

const { spec, expected } = exampleQuote();
const EMBEDDED = { ...PLAIN_PRINT, font: "embedded" as const };
const files = [
  await quotePdf(spec),
  await quotePdf({ ...spec, print: EMBEDDED }),
  await quotePdf({ ...spec, generation: "slashes", linesPerPage: 2 }),
];
const reader = createQuoteReader({ timeoutMs: 4_000 });
after(() => reader.close());

const KNOWN = ["not_a_pdf", "unreadable_pdf", "not_a_quote", "took_too_long", "encrypted_pdf", "too_large"];

/** The right figures, or figures with a problem beside them, or a name for what is wrong: never wrong figures in silence. */
async function assertHonest(bytes: Buffer): Promise<void> {
  const quote = await reader.read(bytes).catch((error: { code: string }) => {
    assert.ok(KNOWN.includes(error.code), error.code);
    return null;
  });
  if (quote && quote.problems.length === 0) assert.deepEqual(figures(quote), figures(expected));
}

function figures({ number, lines, totalCents, discountCents, payableCents }: ReadQuote) {
  const each = lines.map(({ code, quantity, unitPriceCents, totalCents: total }) => [
    code,
    quantity,
    unitPriceCents,
    total,
  ]);
  return { number, each, totalCents, discountCents, payableCents };
}

const anyFile = fc.constantFrom(...files);
/** A place in a file, as a part of its length. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

test("bits that tipped over anywhere never give wrong figures in silence", async () => {
  const tips = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(anyFile, tips, async (file, bits) => {
      const bytes = Buffer.from(file);
      for (const [at, bit] of bits) {
        const index = Math.floor(at * bytes.length);
        bytes[index] = bytes[index]! ^ (1 << bit);
      }
      await assertHonest(bytes);
    }),
    { numRuns: 300, interruptAfterTimeLimit: 15_000 },
  );
});

test("a file that breaks off anywhere never gives wrong figures in silence", async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, place, (file, end) =>
      assertHonest(file.subarray(0, Math.floor(end * file.length))),
    ),
    { numRuns: 100, interruptAfterTimeLimit: 10_000 },
  );
});

test("a font whose table calls two letters the same digit is damaged", async () => {
  const bare = (await quotePdf({ ...spec, print: { ...EMBEDDED, bare: true } })).toString("latin1");
  assert.deepEqual(await reader.read(Buffer.from(bare, "latin1")), expected);
  const tipped = bare.replace("<0039>", "<0038>");
  assert.notEqual(tipped, bare);
  await assert.rejects(reader.read(Buffer.from(tipped, "latin1")), { code: "unreadable_pdf" });
});
