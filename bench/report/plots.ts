import type { Row } from "../row.ts";
import { middleOf } from "./print-table.ts";
import type { Result, Results } from "./results.ts";
import { bar, line, svg, text, WIDTH } from "./svg.ts";
import { figure } from "./words.ts";

const LEFT = 330;
const PITCH = 26;

type Found = readonly (readonly [Row, Result])[];

/** How far each row is from its target: right of the line is better than promised, twice as good is twice as far. */
export function targetsPlot(found: Found): string {
  const rows = found.filter(([row]) => row.target && row.unit !== "lost");
  const MOST = 3;
  const scale = (WIDTH - LEFT - 70) / MOST;
  const top = 30;
  const height = top + rows.length * PITCH + 10;
  const bars = rows.map(([row, result], index) => {
    const y = top + index * PITCH;
    const share = Math.min(MOST, marginOf(row, result.value));
    const kind = result.verdict === "missed" ? "missed" : "ours";
    return [
      text(LEFT - 10, y + 13, short(row.job), "end"),
      bar(LEFT, y, share * scale, 18, kind),
      text(LEFT + share * scale + 6, y + 13, figure(result.value, row.unit), "soft"),
    ].join("\n");
  });
  const at = LEFT + scale;
  const target = [line(at, top - 8, at, height - 6, "target"), text(at, 14, "target", "soft middle")];
  return svg(height, "Each figure against its target", [...bars, ...target].join("\n"));
}

/** 1 is the target itself; above it is better. */
function marginOf({ target }: Row, value: number): number {
  if (!target) return 0;
  return "atLeast" in target ? value / target.atLeast : target.atMost / Math.max(value, 1e-9);
}

/** Requests a second of ours, of the limit and of the peer. */
export function throughputPlot(rows: Results["rows"]): string {
  const jobs = [
    ["board, c=16", "board-16", "board-peer"],
    ["board, c=64", "board-64", undefined],
    ["tick, c=16", "tick", "tick-peer"],
  ] as const;
  const bars = jobs.flatMap(([name, id, peerId]) => {
    const of = rows[id] && middleOf(rows[id]);
    if (!of) return [];
    const peer = peerId && rows[peerId] && middleOf(rows[peerId]).peer;
    return [
      { name, kind: "ours", value: of.ours ?? 0, who: "ours" },
      {
        name: "",
        kind: "limit",
        value: of.limit ?? 0,
        who: id === "tick" ? "pgbench" : "bare node:http + pg",
      },
      ...(peer ? [{ name: "", kind: "peer", value: peer, who: "Django peer" }] : []),
    ];
  });
  const most = Math.max(...bars.map(({ value }) => value), 1);
  const left = 110;
  const scale = (WIDTH - left - 220) / most;
  const drawn = bars.map(({ name, kind, value, who }, index) =>
    [
      text(left - 10, 10 + index * PITCH + 13, name, "end"),
      bar(left, 10 + index * PITCH, value * scale, 18, kind),
      text(left + value * scale + 6, 10 + index * PITCH + 13, `${value.toFixed(0)}/s ${who}`, "soft"),
    ].join("\n"),
  );
  return svg(20 + bars.length * PITCH, "Requests a second", drawn.join("\n"));
}

/** One figure over time, from zero. */
export function seriesPlot(title: string, values: readonly number[], unit: string, each: string): string {
  const height = 220;
  const [left, bottom] = [60, height - 30];
  const most = Math.max(...values) * 1.1;
  const x = (index: number) => left + (index / Math.max(1, values.length - 1)) * (WIDTH - left - 20);
  const y = (value: number) => bottom - (value / most) * (bottom - 16);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
  const marks = [0, 0.5, 1].map((share) => {
    const value = most * share;
    return text(left - 8, y(value) + 4, `${value.toFixed(0)} ${unit}`, "soft end");
  });
  return svg(
    height,
    title,
    [
      line(left, 10, left, bottom, "axis"),
      line(left, bottom, WIDTH - 20, bottom, "axis"),
      ...marks,
      `<polyline points="${points}" class="line"/>`,
      text(WIDTH - 20, height - 8, `${values.length} ${each}`, "soft end"),
    ].join("\n"),
  );
}

/** What is said after a colon or a comma is in the table. */
function short(job: string): string {
  return job.length > 48 ? `${job.slice(0, 46)}…` : job;
}
