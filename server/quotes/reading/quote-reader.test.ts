import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { deflateSync } from "node:zlib";
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

/** A PDF whose one page holds a stream of zeros, a thousand times larger than the file. */
function bomb(): Buffer {
  const zeros = deflateSync(deflateSync(Buffer.alloc(400 * 1024 * 1024)), { level: 1 });
  const inner = deflateSync(Buffer.alloc(200 * 1024 * 1024));
  const head =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 595 842]>>endobj\n";
  const stream = (number: number, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(`${number} 0 obj<</Length ${bytes.length}/Filter/FlateDecode>>stream\n`),
      bytes,
      Buffer.from("\nendstream endobj\n"),
    ]);
  return Buffer.concat([
    Buffer.from(head),
    stream(4, inner),
    stream(5, zeros),
    Buffer.from("trailer<</Root 1 0 R>>\n%%EOF"),
  ]);
}

test("bad files get a name each, and the next good one is read", async () => {
  const good = await quotePdf(exampleQuote().spec);
  const { default: PDFDocument } = await import("pdfkit");
  const letter = await new Promise<Buffer>((resolve) => {
    const document = new PDFDocument();
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.text("Prezados senhores,").end();
  });
  const cases: [string, Buffer, string[]][] = [
    ["empty", Buffer.alloc(0), ["not_a_pdf"]],
    ["a picture", Buffer.from("\x89PNG not a pdf at all"), ["not_a_pdf"]],
    ["a page of html", Buffer.from("<html>%PDF</html>"), ["not_a_pdf"]],
    ["truncated", good.subarray(0, 300), ["unreadable_pdf", "not_a_quote"]],
    ["encrypted", await quotePdf({ ...exampleQuote().spec, userPassword: "segredo" }), ["encrypted_pdf"]],
    ["a letter", letter, ["not_a_quote"]],
    ["a bomb", bomb(), ["took_too_long"]],
    ["too large", Buffer.alloc(10 * 1024 * 1024 + 1), ["too_large"]],
  ];
  for (const [name, bytes, codes] of cases) {
    const code = await reader.read(bytes).then(
      () => "read",
      (error: { code: string }) => error.code,
    );
    assert.ok(codes.includes(code), `${name}: ${code}`);
    assert.equal((await reader.read(good)).lines.length, 4, `after ${name}`);
  }
});

// Real files are the shop's own: they run in addition where there are any.
const folder = process.env.QUOTES_DIR ?? join(import.meta.dirname, "../../../../shared/quotes");
for (const name of existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".pdf")) : []) {
  test(`the real file ${name} adds up`, async () => {
    const quote = await reader.read(readFileSync(join(folder, name)));
    assert.deepEqual(quote.problems, []);
    assert.ok(
      quote.lines.length > 0 &&
        quote.lines.every(({ code, description }) => /^\d+$/.test(code) && description),
    );
    const number = /(\d+)\.pdf$/.exec(name)?.[1] ?? null;
    assert.equal(quote.number, number);
  });
}
