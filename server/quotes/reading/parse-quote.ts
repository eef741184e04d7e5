import { proveQuote } from "../../../shared/quotes/prove-quote.ts";
import type { QuoteProblem, ReadQuote } from "../../../shared/quotes/quote.ts";
import { parseDay } from "./parse-figures.ts";
import { findLayout, type QuoteLayout } from "./quote-layout.ts";
import { type Labels, readLabels } from "./read-labels.ts";
import { type LinesSoFar, readLines } from "./read-lines.ts";
import { readTotal, type TotalName } from "./read-total.ts";
import { textRows } from "./text-rows.ts";
import type { TextRun } from "./text-run.ts";

/** What the pages say, read by position. Null when they are no quote at all. */
export function parseQuote(pages: readonly (readonly TextRun[])[]): ReadQuote | null {
  const header: Labels = {};
  const numbers = new Set<string>();
  const totals = new Map<TotalName, number | null>();
  const table: LinesSoFar = { lines: [], problems: [], unreadable: new Set() };
  let layout: QuoteLayout | undefined;

  for (const page of pages) {
    const rows = textRows(page);
    const heading = findLayout(rows);
    layout = heading ?? layout;
    if (!layout) continue;
    const top = heading ? rows.findIndex((row) => row.y === heading.headingY) : -1;
    for (const row of rows.slice(0, Math.max(top, 0))) {
      const labels = readLabels(row, layout);
      if (labels.number) numbers.add(labels.number);
      for (const [name, value] of Object.entries(labels))
        Object.assign(header, { [name]: header[name as keyof Labels] || value });
    }
    const below = rows.slice(top + 1);
    const current = layout;
    const end = below.findIndex((row) => readTotal(row, current));
    readLines(end < 0 ? below : below.slice(0, end), layout, table);
    for (const row of end < 0 ? [] : below.slice(end)) {
      const total = readTotal(row, layout);
      if (total && (totals.get(total.name) ?? null) === null) totals.set(total.name, total.cents);
    }
  }
  if (!layout || header.number === undefined) return null;

  const figures = {
    lines: table.lines,
    totalCents: totals.get("totalCents") ?? null,
    discountCents: totals.get("discountCents") ?? null,
    payableCents: totals.get("payableCents") ?? null,
  };
  const date = parseDay(header.date ?? "");
  const number = header.number.replace(/\s/g, "");
  const problems: QuoteProblem[] = [
    ...table.problems,
    ...proveQuote(figures, table.unreadable),
    ...headerProblems(header, date, numbers),
  ];
  return {
    number: /^0*$/.test(number) ? null : number,
    date,
    validUntil: parseDay(header.validity ?? ""),
    client: { code: header.clientCode ?? "", name: header.client ?? "" },
    sellerName: header.seller ?? "",
    paymentTerms: header.paymentTerms ?? "",
    paymentMethod: header.paymentMethod ?? "",
    lines: table.lines,
    totalCents: figures.totalCents ?? 0,
    discountCents: figures.discountCents ?? 0,
    payableCents: figures.payableCents ?? 0,
    problems,
  };
}

function headerProblems(header: Labels, date: string | null, numbers: ReadonlySet<string>): QuoteProblem[] {
  const problems: QuoteProblem[] = [];
  if (numbers.size > 1) {
    const text = [...numbers].join(", ");
    const message = `Este arquivo junta mais de um orçamento: ${text}. Envie um de cada vez.`;
    problems.push({ code: "mixed_quotes", message, text });
  }
  if (date === null)
    problems.push({ code: "missing_date", message: "A data do orçamento não foi encontrada." });
  if (!header.client) problems.push({ code: "missing_client", message: "O cliente não foi encontrado." });
  // The ERP also prints quotes without a seller; then the label stands alone.
  if (header.seller === undefined)
    problems.push({ code: "missing_seller", message: "O vendedor não foi encontrado." });
  return problems;
}
