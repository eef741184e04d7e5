import type { Ground } from "./ground.ts";

/** One claim. What is held against the target is a value: mostly a ratio of two figures that were taken in turn. */
export interface Row {
  id: string;
  job: string;
  /** What the value says, after its number: "of bare node:http + pg". */
  says: string;
  unit: "%" | "×" | "ms" | "MB" | "kB" | "B" | "µs" | "lost";
  /** Absent: reported, and nothing promised. */
  target?: { atLeast: number } | { atMost: number };
}

export interface Round {
  value: number;
  /** What the value was made of, by name: { ours: 5100, limit: 9800 }. */
  of?: Record<string, number>;
}

export interface Measured {
  rounds: Round[];
  /** What else there is to say: where the time went, what the limit was. */
  note?: string;
  /** How it went over time, for a picture. */
  series?: number[];
}

/** Rows that are measured together, because one run yields them all. */
export interface Experiment {
  name: string;
  rows: readonly Row[];
  /** Left out, and shown as the last full run found it: too long for --quick; only with --peers. */
  needs?: "time" | "peers";
  run(ground: Ground): Promise<Record<string, Measured>>;
}

export type Verdict = "held" | "missed" | "reported";

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Machines are not steady: only what is off by more than a tenth counts as missed. Nothing lost means nothing. */
export function verdictOf({ target, unit }: Row, value: number): Verdict {
  if (!target) return "reported";
  const grace = unit === "lost" ? 0 : 0.1;
  const held =
    "atLeast" in target ? value >= target.atLeast * (1 - grace) : value <= target.atMost * (1 + grace);
  return held ? "held" : "missed";
}
