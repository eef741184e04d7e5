import assert from "node:assert/strict";
import { after, test } from "node:test";
import PDFDocument from "pdfkit";
import { ERRORS, type ErrorCode } from "../../../shared/error-codes.ts";
import { CAN_LOOK, childPeak } from "../../../test-support/quotes/child-memory.ts";
import { HOSTILE_PDFS } from "../../../test-support/quotes/hostile-pdfs.ts";
import { quotePdf } from "../../../test-support/quotes/quote-pdf.ts";
import { exampleQuote, sampleQuote } from "../../../test-support/quotes/quote-specs.ts";
import { scriptedPdf } from "../../../test-support/quotes/scripted-pdf.ts";
import { createQuoteReader, type QuoteReader } from "./quote-reader.ts";

const MB = 1024 * 1024;
const { spec, expected } = exampleQuote();
const good = await quotePdf(spec);
const reader = createQuoteReader();
after(() => reader.close());

const codeOf = (bytes: Buffer, by: QuoteReader = reader) =>
  by.read(bytes).then(
    () => "read",
    (error: { code: ErrorCode }) => error.code,
  );

/** A quote of so many pages, one line on each. */
const pagesOf = (pages: number) => {
  const line = { code: "00001", description: "CABO", unit: "UN", quantity: 1, unitPriceCents: 1 };
  return quotePdf(sampleQuote(Array(pages).fill(line), { linesPerPage: 1 }).spec);
};

async function letter(): Promise<Buffer> {
  const document = new PDFDocument();
  document.text("Prezados senhores, segue o orçamento. Código Produto Total").end();
  return Buffer.concat(await document.toArray());
}

const CASES: [name: string, code: ErrorCode, file: () => Buffer | Promise<Buffer>][] = [
  ["an empty file", "not_a_pdf", () => Buffer.alloc(0)],
  ["a picture", "not_a_pdf", () => Buffer.from("\x89PNG not a pdf at all")],
  ["a page of html", "not_a_pdf", () => Buffer.from("<html>%PDF</html>")],
  ["a mark and nothing else", "unreadable_pdf", () => Buffer.from("%PDF-1.7\n")],
  ["a mark and noise", "unreadable_pdf", () => Buffer.from(`%PDF-1.7\n${"obj stream endobj ".repeat(999)}`)],
  ["the first half of a quote", "unreadable_pdf", () => good.subarray(0, good.length / 2)],
  ["a quote with a password", "encrypted_pdf", () => quotePdf({ ...spec, userPassword: "segredo" })],
  ["a letter", "not_a_quote", letter],
  ["a quote of 201 pages", "too_large", () => pagesOf(201)],
  ["a file over 10 MB", "too_large", () => Buffer.concat([good, Buffer.alloc(10 * MB)])],
];

for (const [name, code, file] of CASES)
  test(`${name} is refused as ${code}, and the next quote is read`, async () => {
    assert.equal(await codeOf(await file()), code);
    assert.match(ERRORS[code].message, /^[A-ZÀ-Ú].*\.$/);
    assert.deepEqual(await reader.read(good), expected);
  });

test("a quote of 200 pages is read", async () => {
  assert.equal((await reader.read(await pagesOf(200))).lines.length, 200);
});

test("a script that would run on opening and a file inside change nothing", async () => {
  const scripted = scriptedPdf(good);
  assert.ok(scripted.includes("/OpenAction"));
  assert.deepEqual(await reader.read(scripted), expected);
});

/** Beside a web process of 150 MB in a container of 512. */
const CHILD_MAY_HOLD = 350 * MB;

for (const [name, make] of Object.entries(HOSTILE_PDFS))
  test(`${name}: stopped inside the container's memory, and the next quote is read`, async (t) => {
    const short = createQuoteReader({ timeoutMs: 3_000 });
    t.after(() => short.close());
    const file = make();
    let code = "";
    const work = async () => {
      code = await codeOf(file, short);
    };
    if (CAN_LOOK) {
      const peak = await childPeak(work);
      t.diagnostic(`${code}, at most ${Math.round(peak / MB)} MB`);
      assert.ok(peak < CHILD_MAY_HOLD, `held ${Math.round(peak / MB)} MB`);
    } else await work();
    assert.ok(["took_too_long", "unreadable_pdf", "not_a_quote"].includes(code), code);
    assert.deepEqual(await short.read(good), expected);
  });
