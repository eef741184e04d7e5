import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXPERIMENTS } from "../experiments.ts";
import type { TickProfile } from "../profile/profile-tick.ts";
import type { Row } from "../row.ts";
import { seriesPlot, targetsPlot, throughputPlot } from "./plots.ts";
import { middleOf } from "./print-table.ts";
import type { Result, Results } from "./results.ts";
import { tidy } from "./tidy.ts";
import { figure, parts, targetWords } from "./words.ts";

const DOCS = join(import.meta.dirname, "../../docs");
const PICTURES = join(DOCS, "performance");
const PAGE = join(DOCS, "performance.md");
const BEGIN = "<!-- measured: bin/bench writes from here -->";
const END = "<!-- measured: to here -->";

/**
 * The last full run in docs/performance.md, between its two marks, and its pictures; what stands around them was written by
 * people. @returns the missed targets of which that says nothing
 */
export function writePage(results: Results): string[] {
  const found = EXPERIMENTS.flatMap(({ rows }) =>
    rows.flatMap((row) => (results.rows[row.id] ? [[row, results.rows[row.id]!] as const] : [])),
  );
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, "targets.svg"), targetsPlot(found));
  writeFileSync(join(PICTURES, "throughput.svg"), throughputPlot(results.rows));
  const minutes = results.rows["memory-hour"]?.series;
  if (minutes)
    writeFileSync(
      join(PICTURES, "memory.svg"),
      seriesPlot("Memory over an hour of load", minutes, "MB", "minutes"),
    );
  const page = readFileSync(PAGE, "utf8");
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${PAGE} has lost its marks`);
  const written = measuredPart(results, found, minutes !== undefined);
  writeFileSync(PAGE, `${page.slice(0, begin + BEGIN.length)}\n${written}\n${page.slice(end)}`);
  tidy(PAGE);
  const people = page.slice(0, begin) + page.slice(end);
  return found
    .filter(([row, { verdict }]) => verdict === "missed" && !people.includes(`\`${row.id}\``))
    .map(([{ id }]) => id);
}

function measuredPart(
  { commit, date, conditions, tick }: Results,
  found: readonly (readonly [Row, Result])[],
  withMinutes: boolean,
): string {
  const apart = found.filter(([, result]) => result.commit !== commit);
  return `
Commit ${commit}, ${date.slice(0, 16).replace("T", " ")} UTC, on ${conditions.processors}, ${conditions.memoryGb} GB, ${conditions.system}, Node ${conditions.node},
${conditions.postgres}. The machine's load before it began: ${conditions.loadBefore.toFixed(1)}.

![Each figure against its target](performance/targets.svg)

![Requests a second](performance/throughput.svg)
${withMinutes ? "\n![Memory over an hour of load](performance/memory.svg)\n" : ""}
| row | job | median of three | target | | of which |
|---|---|---|---|---|---|
${found.map(([row, result]) => tableRow(row, result)).join("\n")}
${apart.length > 0 ? `\nMeasured apart: ${apart.map(([{ id }, result]) => `\`${id}\` at ${result.commit} on ${result.date.slice(0, 10)}`).join(", ")}.\n` : ""}${tick ? `\n${tickPart(tick)}` : ""}`;
}

function tickPart({ commit, date, nodeUs, postgresUs, aloneUs, phases, statements }: TickProfile): string {
  const us = (value: number) => `${Math.round(value)} µs`;
  const inStatements = statements.reduce((sum, [, value]) => sum + value, 0);
  return `### Where the time of a tick goes

Commit ${commit}, ${date.slice(0, 10)}. Under load (c=16) a tick takes ${us(nodeUs)} of a processor in Node and ${us(postgresUs)} in PostgreSQL. Alone, with
nobody else about, it is answered after ${us(aloneUs)}: ${us(inStatements)} of them in PostgreSQL's statements, the rest is Node, HTTP and three ways
there and back.

| PostgreSQL, one hand | of it |
|---|---|
${statements.map(([name, value]) => `| ${name} | ${us(value)} |`).join("\n")}

| Node, under load | share | |
|---|---|---|
${phases.map(([name, share]) => `| ${name} | ${(100 * share).toFixed(1)} % | ${us(share * nodeUs)} |`).join("\n")}

![Flame graph of Node under ticks](performance/tick-flame.svg)
`;
}

const MARKS = { held: "held", missed: "**missed**", reported: "" };

function tableRow(row: Row, result: Result): string {
  const of = middleOf(result);
  const made = Object.keys(of).length <= 6 ? parts(of) : "";
  const details = [made, result.note].filter(Boolean).join("; ");
  const says = row.says ? ` ${row.says}` : "";
  return `| \`${row.id}\` | ${row.job} | ${figure(result.value, row.unit)}${says} | ${targetWords(row)} | ${MARKS[result.verdict]} | ${details} |`;
}
