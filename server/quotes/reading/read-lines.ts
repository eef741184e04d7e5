import type { QuoteLine, QuoteProblem } from "../../../shared/quotes/quote.ts";
import { hasFractionOfCent, parseCents, parseQuantity } from "./parse-figures.ts";
import { PLACES, type QuoteLayout } from "./quote-layout.ts";
import { type RowTexts, readRow } from "./read-row.ts";
import type { TextRow } from "./text-rows.ts";
import { textOf } from "./text-run.ts";

/** The table as it grows row by row, over all pages. */
export interface LinesSoFar {
  lines: QuoteLine[];
  problems: QuoteProblem[];
  /** Positions whose figures are not known. */
  unreadable: Set<number>;
}

/** Rows of the table are 12.6 points apart; a description's second row is not further than this. */
const WRAP_DISTANCE = 20;

/**
 * Reads a page's rows between the heading and the totals. A row becomes a line, continues the line above, or is named in
 * a problem; none is passed over in silence.
 */
export function readLines(rows: readonly TextRow[], layout: QuoteLayout, sofar: LinesSoFar): void {
  let above = Number.NaN;
  for (const row of rows) {
    if (isPageNumber(row)) continue;
    const texts = readRow(row, layout);
    const last = sofar.lines.at(-1);
    const isWrapped = !(row.y - above > WRAP_DISTANCE * layout.scale) && isDescriptionOnly(texts);
    if (last && isWrapped) {
      last.description = `${last.description} ${textOf(row.runs)}`.trim();
    } else if (texts.code || texts.quantity || texts.price || texts.total) {
      addLine(texts, sofar);
    } else {
      const text = textOf(row.runs).slice(0, 80);
      const message = `Há um texto fora dos itens: “${text}”. Confira com o PDF.`;
      sofar.problems.push({ code: "unexpected_text", message, text });
    }
    above = row.y;
  }
}

function addLine(texts: RowTexts, { lines, problems, unreadable }: LinesSoFar): void {
  const position = lines.length + 1;
  const quantity = parseQuantity(texts.quantity ?? "");
  const unitPriceCents = parseCents(texts.price ?? "");
  const totalCents = parseCents(texts.total ?? "");
  const say = (code: QuoteProblem["code"], message: string, text?: string) =>
    problems.push({ code, message: `Item ${position}: ${message}`, position, ...(text && { text }) });
  const figuresKnown = quantity !== null && unitPriceCents !== null && totalCents !== null;
  if (!figuresKnown) unreadable.add(position);
  if (!figuresKnown || !texts.code || !texts.description) {
    say("unreadable_line", "não foi possível ler esta linha inteira. Confira com o PDF.");
  }
  if (hasFractionOfCent(texts.price ?? ""))
    say("fractional_price", `o preço ${texts.price} tem fração de centavo.`, texts.price);
  lines.push({
    position,
    code: texts.code,
    description: texts.description,
    unit: texts.unit ?? "",
    quantity: quantity ?? 0,
    unitPriceCents: unitPriceCents ?? 0,
    totalCents: totalCents ?? 0,
  });
}

function isDescriptionOnly({ code, quantity, price, total, descriptionX }: RowTexts): boolean {
  return !code && !quantity && !price && !total && Math.abs(descriptionX - PLACES.description) < 8;
}

function isPageNumber(row: TextRow): boolean {
  return /^página\s*\d+(\s*(de|\/)\s*\d+)?$/i.test(textOf(row.runs));
}
