import { openWork } from "../picking/buckets.ts";
import type { Line } from "./order.ts";

/**
 * Mean over the lines of resolved ÷ requested, 0 … 1. A line of 500 units weighs as much as a line of 1, because a
 * picker walks once for each. Exactly 1 only when no work is open: a sum of fractions may round up to 1 before that.
 */
export function progressOf(lines: readonly Line[]): number {
  if (lines.every((line) => openWork(line) === 0)) return 1;
  const sum = lines.reduce((total, line) => total + (line.requested - openWork(line)) / line.requested, 0);
  return Math.min(sum / lines.length, 0.9999);
}

/** Progress in whole per cent for a screen: rounded down, so 100 % is only ever shown for work that is done. */
export function progressPercent(progress: number): number {
  return Math.floor(progress * 100);
}
