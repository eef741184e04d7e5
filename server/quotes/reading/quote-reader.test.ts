import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { quotePdf } from "../../../test-support/quotes/quote-pdf.ts";
import { anySample, exampleQuote } from "../../../test-support/quotes/quote-specs.ts";
import { createQuoteReader } from "./quote-reader.ts";

const reader = createQuoteReader();
after(() => reader.close());

test("what was printed is what is read, to the letter and the cent", async () => {
  await fc.assert(
    fc.asyncProperty(anySample, async ({ spec, expected }) => {
      assert.deepEqual(await reader.read(await quotePdf(spec)), expected);
    }),
    // Also bounds the search for a smaller failing quote, which would take minutes.
    { numRuns: 60, interruptAfterTimeLimit: 25_000 },
  );
});

test("a line that does not add up is shown at its place and not dropped", async () => {
  const { spec } = exampleQuote();
  spec.lines[1]!.total = "99,99";
  const quote = await reader.read(await quotePdf(spec));
  assert.equal(quote.lines.length, 4);
  assert.deepEqual(
    quote.problems.map(({ code, position }) => [code, position]),
    [
      ["line_does_not_add_up", 2],
      ["sum_does_not_add_up", undefined],
    ],
  );
});

test("a fraction in a quantity is a problem that the preview shows", async () => {
  const { spec } = exampleQuote();
  spec.lines[2]!.quantity = "2,5";
  const codes = (await reader.read(await quotePdf(spec))).problems.map(({ code }) => code);
  assert.ok(codes.includes("fractional_quantity"));
});

test("a row that cannot be read stays as a line with a problem", async () => {
  const { spec } = exampleQuote();
  spec.lines[3]!.price = "??";
  const quote = await reader.read(await quotePdf(spec));
  assert.equal(quote.lines.length, 4);
  assert.ok(quote.problems.some(({ code, position }) => code === "unreadable_line" && position === 4));
});
