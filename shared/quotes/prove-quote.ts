import type { QuoteLine, QuoteProblem } from "./quote.ts";
import { reais } from "./reais.ts";

export const MAX_UNITS = 1_000_000;

/** The figures to prove. A total that was not on the page is null. */
export type QuoteFigures = {
  lines: readonly QuoteLine[];
  totalCents: number | null;
  discountCents: number | null;
  payableCents: number | null;
};

/**
 * Every figure is proven to the cent: each line, their sum, and what is left after the discount.
 * `unreadable` names lines whose figures are not known: they cannot be proven one by one, and they have their own problem.
 */
export function proveQuote(
  figures: QuoteFigures,
  unreadable: ReadonlySet<number> = new Set(),
): QuoteProblem[] {
  const problems: QuoteProblem[] = [];
  for (const line of figures.lines) if (!unreadable.has(line.position)) problems.push(...proveLine(line));
  if (figures.lines.length === 0) {
    problems.push({ code: "no_lines", message: "Nenhum item foi encontrado neste orçamento." });
  }
  problems.push(...proveTotals(figures));
  return problems;
}

export function proveLine(line: QuoteLine): QuoteProblem[] {
  const { position, quantity, unitPriceCents, totalCents } = line;
  const problems: QuoteProblem[] = [];
  const say = (code: QuoteProblem["code"], message: string) =>
    problems.push({ code, message: `Item ${position}: ${message}`, position });
  if (!Number.isInteger(quantity))
    say("fractional_quantity", `a quantidade ${amount(quantity)} não é inteira.`);
  if (quantity < 1 || quantity > MAX_UNITS) {
    say("quantity_out_of_range", `a quantidade ${amount(quantity)} não está entre 1 e 1.000.000.`);
  }
  if (!timesIs(quantity, unitPriceCents, totalCents)) {
    const sum = `${amount(quantity)} × ${reais(unitPriceCents)}`;
    say("line_does_not_add_up", `${sum} não dá ${reais(totalCents)}.`);
  }
  return problems;
}

function proveTotals({ lines, totalCents, discountCents, payableCents }: QuoteFigures): QuoteProblem[] {
  const problems: QuoteProblem[] = [];
  const missing = [
    totalCents === null && "VALOR TOTAL",
    discountCents === null && "DESCONTO",
    payableCents === null && "VALOR A PAGAR",
  ].filter((label) => label !== false);
  if (missing.length > 0) {
    const text = missing.join(", ");
    problems.push({ code: "missing_totals", message: `O orçamento não mostra ${text}.`, text });
  }
  const sum = lines.reduce((cents, line) => cents + line.totalCents, 0);
  if (totalCents !== null && sum !== totalCents) {
    const message = `A soma dos itens é ${reais(sum)}, mas o VALOR TOTAL é ${reais(totalCents)}.`;
    problems.push({ code: "sum_does_not_add_up", message });
  }
  const known = totalCents !== null && discountCents !== null && payableCents !== null;
  if (known && totalCents - discountCents !== payableCents) {
    const sides = `${reais(totalCents)} menos o desconto de ${reais(discountCents)}`;
    const message = `${sides} não dá o VALOR A PAGAR de ${reais(payableCents)}.`;
    problems.push({ code: "payable_does_not_add_up", message });
  }
  return problems;
}

/**
 * Exact for whole units. For a fraction the ERP has rounded the product to a cent in a way we do not know, so half a cent
 * either way is the same. Thousandths and big integers: 1,000,000 units at a high price leave the safe integers.
 */
function timesIs(quantity: number, unitPriceCents: number, totalCents: number): boolean {
  const product = BigInt(Math.round(quantity * 1000)) * BigInt(unitPriceCents);
  const off = product - BigInt(totalCents) * 1000n;
  return Number.isInteger(quantity) ? off === 0n : off >= -500n && off <= 500n;
}

function amount(quantity: number): string {
  return String(quantity).replace(".", ",");
}
