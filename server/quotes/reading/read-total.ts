import { parseCents } from "./parse-figures.ts";
import type { QuoteLayout } from "./quote-layout.ts";
import type { TextRow } from "./text-rows.ts";
import { folded, textOf } from "./text-run.ts";

const LABELS = {
  totalCents: "VALOR TOTAL",
  discountCents: "DESCONTO",
  payableCents: "VALOR A PAGAR",
} as const;
export type TotalName = keyof typeof LABELS;

/** Left of this, in the form's points, the same words belong to a description. */
const TOTALS_LEFT = 395;

/** One of the three rows below the table; `cents` is null where the figure cannot be read. */
export function readTotal(
  row: TextRow,
  layout: QuoteLayout,
): { name: TotalName; cents: number | null } | undefined {
  if (row.runs.some((run) => layout.place(run.x0) < TOTALS_LEFT)) return undefined;
  const text = textOf(row.runs);
  for (const [name, label] of Object.entries(LABELS) as [TotalName, string][]) {
    // the object's own keys
    const match = /^(.*?):?((?:R\$)?-?[\d.,]*)$/i.exec(folded(text));
    if (match?.[1] === folded(label)) return { name, cents: parseCents(match[2]!.toUpperCase()) };
  }
  return undefined;
}
