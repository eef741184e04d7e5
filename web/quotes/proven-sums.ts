import type { QuoteLine, ReadQuote } from "../../shared/quotes/quote.ts";

/** The sums of a quote, as this screen adds them up itself: green only when they are right to the cent. */
export function provenSums(
  quote: Pick<ReadQuote, "lines" | "totalCents" | "discountCents" | "payableCents">,
) {
  const linesCents = quote.lines.reduce((sum, line) => sum + line.totalCents, 0);
  return {
    linesCents,
    linesMatch: linesCents === quote.totalCents,
    payableMatches: quote.totalCents - quote.discountCents === quote.payableCents,
  };
}

export function lineAddsUp(line: QuoteLine): boolean {
  return line.quantity * line.unitPriceCents === line.totalCents;
}
