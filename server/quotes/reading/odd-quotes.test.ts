import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { QuoteProblemCode, ReadQuote } from "../../../shared/quotes/quote.ts";
import { type QuoteSpec, quotePdf } from "../../../test-support/quotes/quote-pdf.ts";
import { exampleQuote, type Sample, sampleQuote } from "../../../test-support/quotes/quote-specs.ts";
import { createQuoteReader } from "./quote-reader.ts";

const reader = createQuoteReader();
after(() => reader.close());

async function readWith(change: (spec: QuoteSpec) => void): Promise<ReadQuote> {
  const { spec } = exampleQuote();
  change(spec);
  return reader.read(await quotePdf(spec));
}

const read = async ({ spec }: Sample) => reader.read(await quotePdf(spec));
const codes = ({ problems }: ReadQuote) => problems.map(({ code }) => code);

test("sixty-five lines over three pages keep their order, and the totals of the last page count", async () => {
  const lines = Array.from({ length: 65 }, (_, index) => ({
    code: String(index + 1).padStart(5, "0"),
    description: `CAPA ${index + 1} -->> >>PRETO, AZUL<<`,
    unit: "UN",
    quantity: index + 1,
    unitPriceCents: 125,
  }));
  const sample = sampleQuote(lines, { linesPerPage: 30, discountCents: 1_234 });
  assert.deepEqual(await read(sample), sample.expected);
});

test("thousands of units at thousands of reais are exact, with the dot and without", async () => {
  for (const dotted of [true, false]) {
    const line = {
      code: "00001",
      description: "TELA",
      unit: "UN",
      quantity: 12_500,
      unitPriceCents: 123_456,
    };
    const sample = sampleQuote([line], { dotted });
    assert.deepEqual(await read(sample), sample.expected);
  }
  const quote = await readWith(({ lines }) => {
    lines[0]!.quantity = "25,00";
    lines[1]!.quantity = "075";
  });
  assert.deepEqual([quote.lines[0]?.quantity, quote.lines[1]?.quantity, codes(quote)], [25, 75, []]);
  const dots = await readWith((spec) => {
    Object.assign(spec.lines[0]!, { quantity: "1.025", price: "1,80", total: "1845,00" });
  });
  assert.equal(dots.lines[0]?.quantity, 1025);
});

const LINE_PROBLEMS: [string, Partial<QuoteSpec["lines"][number]>, QuoteProblemCode][] = [
  ["no units", { quantity: "00", total: "0,00" }, "quantity_out_of_range"],
  ["fewer units than none", { quantity: "-25", total: "-45,00" }, "quantity_out_of_range"],
  ["more units than a shop has", { quantity: "2000000" }, "quantity_out_of_range"],
  ["a part of a unit", { quantity: "2,5" }, "fractional_quantity"],
  ["a part of a cent", { price: "1,805" }, "fractional_price"],
  ["no quantity", { quantity: "" }, "unreadable_line"],
  ["no price", { price: "" }, "unreadable_line"],
  ["no total", { total: "" }, "unreadable_line"],
  ["a total of words", { total: "BRINDE" }, "unreadable_line"],
  ["no code", { code: "" }, "unreadable_line"],
  ["no description", { description: "" }, "unreadable_line"],
  ["another total", { total: "45,01" }, "line_does_not_add_up"],
];
for (const [name, change, code] of LINE_PROBLEMS)
  test(`a line with ${name} stays in its place, with a problem`, async () => {
    const quote = await readWith(({ lines }) => void Object.assign(lines[1]!, change));
    assert.equal(quote.lines.length, 4);
    assert.ok(
      quote.problems.some((problem) => problem.code === code && problem.position === 2),
      JSON.stringify(quote.problems),
    );
  });

test("a line without a unit is whole all the same", async () => {
  const quote = await readWith(({ lines }) => {
    lines[2]!.unit = "";
  });
  assert.deepEqual([quote.lines[2]?.unit, codes(quote)], ["", []]);
});

test("what the header does not say is empty, and only what an order needs is a problem", async () => {
  const quote = await readWith((spec) => {
    Object.assign(spec, { sellerName: "", number: "", validity: "" });
    spec.client = { code: "", name: "" };
  });
  const { number, client, sellerName, validUntil } = quote;
  assert.deepEqual([number, client, sellerName, validUntil], [null, { code: "", name: "" }, "", null]);
  assert.deepEqual(codes(quote), ["missing_client"]);
});

test("validity has its own day, and years may have four digits", async () => {
  const quote = await readWith((spec) => {
    spec.date = "22/10/2025";
    spec.validity = "06/11/2025 - 15 dia(s)";
  });
  assert.deepEqual([quote.date, quote.validUntil], ["2025-10-22", "2025-11-06"]);
});

test("a client whose name runs under the next label and a seller beside it are both whole", async () => {
  const name = "12.345.678/0001-90 DISTRIBUIDORA DE ACESSÓRIOS & CIA DAS ÁGUAS (FILIAL 2) >> NOVA <<";
  const quote = await readWith((spec) => {
    spec.client.name = name;
    spec.paymentMethod = "PIX";
  });
  assert.deepEqual([quote.client.name, quote.paymentMethod, codes(quote)], [name, "PIX", []]);
});

const TOTALS: [string, Partial<QuoteSpec>, QuoteProblemCode][] = [
  ["another sum", { total: "1,00" }, "sum_does_not_add_up"],
  ["a discount that is not taken off", { discount: "10,00" }, "payable_does_not_add_up"],
  ["a total of words", { payable: "A COMBINAR" }, "missing_totals"],
  ["no lines", { lines: [], total: "0,00", payable: "0,00" }, "no_lines"],
];
for (const [name, change, code] of TOTALS)
  test(`a quote with ${name} has a problem that blocks`, async () => {
    assert.ok(codes(await readWith((spec) => void Object.assign(spec, change))).includes(code));
  });
