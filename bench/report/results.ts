import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TickProfile } from "../profile/profile-tick.ts";
import { type Measured, median, type Round, type Row, type Verdict, verdictOf } from "../row.ts";
import { tidy } from "./tidy.ts";

export const RESULTS_FILE = join(import.meta.dirname, "../results.json");

/** What one run found of one row. */
export interface Result {
  /** The middle of the rounds' values. */
  value: number;
  verdict: Verdict;
  rounds: Round[];
  note?: string;
  series?: number[];
  /** Which program, and when. */
  commit: string;
  date: string;
}

export interface Conditions {
  processors: string;
  memoryGb: number;
  system: string;
  node: string;
  postgres: string;
  /** Other work on the machine: its load when the run began. */
  loadBefore: number;
}

/** The last full run; rows that were measured apart keep their own commit and date. */
export interface Results {
  commit: string;
  date: string;
  conditions: Conditions;
  rows: Record<string, Result>;
  tick?: TickProfile;
}

export function resultOf(row: Row, { rounds, note, series }: Measured, commit: string, date: string): Result {
  const value = median(rounds.map((round) => round.value));
  return {
    value,
    verdict: verdictOf(row, value),
    rounds,
    ...(note && { note }),
    ...(series && { series }),
    commit,
    date,
  };
}

export function readResults(): Results | undefined {
  try {
    return JSON.parse(readFileSync(RESULTS_FILE, "utf8")) as Results; // as: written below
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

export function writeResults(results: Results): void {
  const short = (_: string, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(6)) : value;
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, short, 2)}\n`);
  tidy(RESULTS_FILE);
}
