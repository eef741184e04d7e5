/** What can be wrong with a quote that could be read. All but `NOT_BLOCKING` need a person's override and reason. */
export const QUOTE_PROBLEM_CODES = [
  "line_does_not_add_up",
  "sum_does_not_add_up",
  "payable_does_not_add_up",
  "fractional_quantity",
  "fractional_price",
  "quantity_out_of_range",
  "unreadable_line",
  "unexpected_text",
  "mixed_quotes",
  "no_lines",
  "missing_totals",
  "missing_date",
  "missing_client",
  "missing_seller",
] as const;
export type QuoteProblemCode = (typeof QUOTE_PROBLEM_CODES)[number];

/** A proof compares what was read; these only say that something beside the figures is absent. */
const NOT_BLOCKING: ReadonlySet<string> = new Set<QuoteProblemCode>([
  "unexpected_text",
  "missing_date",
  "missing_client",
  "missing_seller",
]);

export function isBlocking(problem: { code: string }): boolean {
  return !NOT_BLOCKING.has(problem.code);
}
