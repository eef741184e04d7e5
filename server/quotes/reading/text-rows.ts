import type { TextRun } from "./text-run.ts";

/** Runs on one base line, in the order of drawing. */
export interface TextRow {
  y: number;
  runs: TextRun[];
}

/** Base lines of one row differ by up to 0.9 points (the totals do); the closest rows are 12 apart. In letter heights. */
const ROW_TOLERANCE = 0.4;

/** Runs gathered into visual rows from top to bottom: the order of drawing is not the order of reading. */
export function textRows(runs: readonly TextRun[]): TextRow[] {
  const order = new Map(runs.map((run, index) => [run, index]));
  const rows: TextRow[] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && run.y - row.y < run.size * ROW_TOLERANCE) row.runs.push(run);
    else rows.push({ y: run.y, runs: [run] });
  }
  for (const row of rows) row.runs.sort((a, b) => order.get(a)! - order.get(b)!);
  return rows;
}
