import { proveQuote } from "../../../shared/quotes/prove-quote.ts";
import type { QuoteLine, QuoteProblem, ReadQuote } from "../../../shared/quotes/quote.ts";
import { parseCents, parseDay, parseQuantity } from "./parse-figures.ts";
import { joinText, type TextItem, textRows } from "./text-rows.ts";

/** Middle of the table's columns in points, as both generations of the layout print them. */
interface Columns {
  product: number;
  unit: number;
  quantity: number;
  price: number;
  total: number;
}

const LABELS = [
  "Orçamento Nº:",
  "Código:",
  "Data:",
  "Condição de Pagto:",
  "Cliente:",
  "Forma de Pagto:",
  "Vendedor:",
  "Validade do Orçamento:",
] as const;
type Label = (typeof LABELS)[number];

/** What the pages say, read by position. Null when they are no quote at all. Nothing of the table is ever dropped. */
export function parseQuote(pages: readonly (readonly TextItem[])[]): ReadQuote | null {
  const fields = new Map<Label, string>();
  const totals = new Map<string, number>();
  const lines: QuoteLine[] = [];
  const unreadable: QuoteProblem[] = [];
  let sawTable = false;

  for (const page of pages) {
    let columns: Columns | null = null;
    for (const row of textRows(page)) {
      const heading = tableHeading(row);
      if (heading) {
        columns = heading;
        sawTable = true;
      } else if (!columns) {
        readLabels(row, fields);
      } else if (readTotal(row, totals)) {
        // VALOR TOTAL, DESCONTO, VALOR A PAGAR: below the table of the last page
      } else if (!/^Página\s*\d/i.test(joinText(row))) {
        readLine(row, columns, lines, unreadable);
      }
    }
  }
  if (!sawTable || !fields.has("Cliente:")) return null;

  const number = /^0*([1-9]\d*)$/.exec(fields.get("Orçamento Nº:") ?? "")?.[1] ?? null;
  const quote = {
    number,
    date: parseDay(fields.get("Data:") ?? ""),
    validUntil: parseDay(fields.get("Validade do Orçamento:") ?? ""),
    client: { code: fields.get("Código:") ?? "", name: fields.get("Cliente:") ?? "" },
    sellerName: fields.get("Vendedor:") ?? "",
    paymentTerms: fields.get("Condição de Pagto:") ?? "",
    paymentMethod: fields.get("Forma de Pagto:") ?? "",
    lines,
    totalCents: totals.get("VALOR TOTAL") ?? 0,
    discountCents: totals.get("DESCONTO") ?? 0,
    payableCents: totals.get("VALOR A PAGAR") ?? 0,
  };
  const missing: QuoteProblem[] =
    totals.has("VALOR TOTAL") && totals.has("VALOR A PAGAR")
      ? []
      : [{ code: "missing_totals", message: "Os totais do orçamento não foram encontrados." }];
  return { ...quote, problems: [...unreadable, ...missing, ...proveQuote(quote)] };
}

function tableHeading(row: readonly TextItem[]): Columns | null {
  const middle = (word: RegExp) => {
    const item = row.find(({ str }) => word.test(str.trim()));
    return item ? item.x + item.width / 2 : null;
  };
  const [product, unit, quantity, price, total] = [
    /^Produto$/,
    /^Unid\.?$/,
    /^Quant\.?$/,
    /^Valor$/,
    /^Total$/,
  ].map(middle);
  if (!product || !unit || !quantity || !price || !total) return null;
  return { product, unit, quantity, price, total };
}

/**
 * Labels and what stands behind them on the same row. The neighbouring label may follow a long value without a gap, or
 * be drawn in the same piece, so the whole row is joined and then cut at the labels.
 */
function readLabels(row: readonly TextItem[], fields: Map<Label, string>): void {
  const text = joinText(row);
  const found = LABELS.map((label) => ({ label, at: text.indexOf(label) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  found.forEach(({ label, at }, index) => {
    if (fields.has(label)) return;
    fields.set(label, text.slice(at + label.length, found[index + 1]?.at).trim());
  });
}

function readTotal(row: readonly TextItem[], totals: Map<string, number>): boolean {
  const match = /^(VALOR TOTAL|DESCONTO|VALOR A PAGAR)\s*:?\s*(R\$\s*-?[\d.,]+)$/.exec(joinText(row));
  const cents = match ? parseCents(match[2]!) : null;
  if (!match || cents === null) return false;
  totals.set(match[1]!, cents);
  return true;
}

/**
 * One row of the table. Figures are recognised from the right, by column; whatever lies left of them, also under the
 * unit's and quantity's heading, is the description running over. A row without figures continues the line above.
 */
function readLine(
  row: readonly TextItem[],
  columns: Columns,
  lines: QuoteLine[],
  problems: QuoteProblem[],
): void {
  const rest = row.filter((item) => !isSeparator(item));
  const total = takeAmount(rest, (columns.price + columns.total) / 2, Number.POSITIVE_INFINITY);
  const price = takeAmount(rest, (columns.quantity + columns.price) / 2, (columns.price + columns.total) / 2);
  const quantityText = takeFigure(rest, (columns.unit + columns.quantity) / 2);
  const unitText = takeUnit(rest, columns);
  const codeItems = rest.length > 0 && rest[0]!.x < 60 ? [rest.shift()!] : [];
  let code = joinText(codeItems);
  let description = joinText(rest);
  // Code and product drawn as one piece: the code is the digits before the first space.
  const joined = /^(\d+)\s+(.+)$/.exec(code);
  if (joined) {
    code = joined[1]!;
    description = `${joined[2]} ${description}`.trim();
  }

  if (!code && !total && !price && !quantityText) {
    const above = lines.at(-1);
    if (above && description) above.description = `${above.description} ${description}`.trim();
    return;
  }
  const position = lines.length + 1;
  const quantity = parseQuantity(quantityText);
  const unitPriceCents = parseCents(price);
  const totalCents = parseCents(total);
  if (!code || !description || quantity === null || unitPriceCents === null || totalCents === null) {
    problems.push({
      code: "unreadable_line",
      message: `Item ${position}: não foi possível ler esta linha inteira. Confira com o PDF.`,
      position,
    });
  }
  lines.push({
    position,
    code,
    description,
    unit: unitText || "UN",
    quantity: quantity ?? 0,
    unitPriceCents: unitPriceCents ?? 0,
    totalCents: totalCents ?? 0,
  });
}

/** The older generation draws a slash between columns, at these places; a slash anywhere else belongs to the description. */
const SEPARATORS_X = [61.3, 363.1, 400.9, 457.3, 516.1];
function isSeparator({ str, x }: TextItem): boolean {
  return str.trim() === "/" && SEPARATORS_X.some((place) => Math.abs(place - x) < 2);
}

/** The rightmost piece that is an amount and whose middle lies in the column; a description may run through there. */
function takeAmount(rest: TextItem[], left: number, right: number): string {
  const index = rest.findLastIndex((item) => {
    const middle = item.x + item.width / 2;
    return middle >= left && middle < right && parseCents(item.str) !== null;
  });
  return index < 0 ? "" : rest.splice(index, 1)[0]!.str.trim();
}

/** The quantity: the last piece, when it is a figure that stands in its column; a description may end with digits too. */
function takeFigure(rest: TextItem[], from: number): string {
  const last = rest.findLastIndex((item) => item.x >= from && /^[\d.,]+$/.test(item.str.trim()));
  return last < 0 ? "" : rest.splice(last, 1)[0]!.str.trim();
}

/** The unit: a short word whose middle is under its heading and which is drawn as a piece of its own. */
function takeUnit(rest: TextItem[], columns: Columns): string {
  const index = rest.findLastIndex((item) => {
    return (
      /^[A-ZÇ]{1,4}\.?\d?$/i.test(item.str.trim()) && Math.abs(item.x + item.width / 2 - columns.unit) < 12
    );
  });
  return index < 0 ? "" : rest.splice(index, 1)[0]!.str.trim();
}
