import { median, type Row } from "../row.ts";
import type { Result } from "./results.ts";
import { figure, parts, targetWords } from "./words.ts";

const MARKS = { held: "✓", missed: "✗", reported: "·" };

/** One row for the terminal. `earlier`: it was not measured now, and is what the last full run found. */
export function printRow(row: Row, result: Result | undefined, earlier: boolean): void {
  if (!result) {
    console.log(`?  ${row.job}\n     never measured`);
    return;
  }
  const since = earlier ? `   [full run of ${result.date.slice(0, 10)}, ${result.commit}]` : "";
  const says = row.says ? ` ${row.says}` : "";
  console.log(
    `${MARKS[result.verdict]}  ${row.job}\n     ${figure(result.value, row.unit)}${says}   target ${targetWords(row)}   ${result.verdict}${since}`,
  );
  const of = middleOf(result);
  if (Object.keys(of).length > 0 && Object.keys(of).length <= 6) console.log(`     ${parts(of)}`);
  if (result.note) console.log(`     ${result.note}`);
}

/** Of each part the middle of the rounds. */
export function middleOf({ rounds }: Pick<Result, "rounds">): Record<string, number> {
  const names = Object.keys(rounds[0]?.of ?? {});
  return Object.fromEntries(names.map((name) => [name, median(rounds.map(({ of }) => of?.[name] ?? 0))]));
}
