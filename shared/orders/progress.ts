import { openWork } from "../picking/buckets.ts";
import type { Line } from "./order.ts";

/**
 * Mean over the lines of resolved ÷ requested, 0 … 1. A line of 500 units weighs as much as a line of 1, because a
 * picker walks once for each. Exactly 1 only when no work is open: a sum of fractions may round up to 1 before that.
 */
export function progressOf(lines: readonly Line[]): number {
  let open = false;
  let sum = 0;
  for (const line of lines) {
    const left = openWork(line);
    open ||= left > 0;
    sum += (line.requested - left) / line.requested;
  }
  return open ? Math.min(sum / lines.length, 0.9999) : 1;
}

/** Progress in whole per cent for a screen: rounded down, so 100 % is only ever shown for work that is done. */
export function progressPercent(progress: number): number {
  return Math.floor(progress * 100);
}
