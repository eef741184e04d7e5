export type Trend = "better" | "worse" | "same" | "unknown";

/** Within this much of each other two figures are the same: nobody acts on less. */
const NOTICEABLE = 0.05;

/** How `now` stands against `before`; `change` is a share, so 0.15 reads "15 %". */
export function trendOf(
  now: number | null,
  before: number | null,
  better: "more" | "less",
): { trend: Trend; change: number } {
  if (now === null || before === null || before <= 0) return { trend: "unknown", change: 0 };
  const change = now / before - 1;
  if (Math.abs(change) < NOTICEABLE) return { trend: "same", change: Math.abs(change) };
  return { trend: change > 0 === (better === "more") ? "better" : "worse", change: Math.abs(change) };
}

/** Null instead of a division by nothing. */
export const ratio = (sum: number, count: number): number | null => (count > 0 ? sum / count : null);
