import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readResults } from "./report/results.ts";
import { tidy } from "./report/tidy.ts";
import { demandOf } from "./scale/demand.ts";
import { type Costs, costsOf } from "./scale/measured-costs.ts";
import { type Size, sizeFor } from "./scale/size.ts";

/** `node bench/simulate-scale.ts`: what 1, 1,000 and 100,000 shops need by the last full run's costs, into docs/scaling.md. */
const PAGE = join(import.meta.dirname, "../docs/scaling.md");
const BEGIN = "<!-- simulated: bench/simulate-scale.ts writes from here -->";
const END = "<!-- simulated: to here -->";
const SHOPS = [1, 1_000, 100_000];

const results = readResults();
if (!results) throw new Error("there is no bench/results.json: run bin/bench");
const costs = costsOf(results);
const demands = SHOPS.map(demandOf);
const sizes = demands.map((demand) => sizeFor(demand, costs));

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(2)));
const row = (name: string, cells: (string | number)[]) =>
  `| ${name} | ${cells.map((cell) => (typeof cell === "number" ? number(cell) : cell)).join(" | ")} |`;
const of = (pick: (size: Size) => string | number) => sizes.map(pick);

const lines = [
  `By the costs of commit ${results.commit}, ${results.date.slice(0, 10)}: ${costWords(costs)}.`,
  "",
  row(
    "in a second of the busiest minute",
    SHOPS.map((shops) => `${number(shops)} shop${shops > 1 ? "s" : ""}`),
  ),
  "|---|---|---|---|",
  row(
    "ticks",
    demands.map(({ ticks }) => ticks),
  ),
  row(
    "boards",
    demands.map(({ boards }) => boards),
  ),
  row(
    "sockets open",
    demands.map(({ sockets }) => sockets),
  ),
  row(
    "messages to sockets",
    demands.map(({ told }) => told),
  ),
  row(
    "**web processes**",
    of(({ processes, processesFor }) => `${number(processes)} (for ${processesFor})`),
  ),
  row(
    "memory of each, MB",
    of(({ memoryPerProcessMb }) => memoryPerProcessMb),
  ),
  row(
    "**PostgreSQL**, processors",
    of(({ postgresProcessors }) => postgresProcessors),
  ),
  row(
    "its log, MB/s",
    of(({ walMbPerSecond }) => walMbPerSecond),
  ),
  row(
    "its growth, GB a year",
    of(({ gbPerYear }) => gbPerYear),
  ),
  row(
    "connections",
    of(({ connections, pooler }) => `${number(connections)}${pooler ? " (pooler)" : ""}`),
  ),
  row(
    "**Redis**, processors, each process hears all",
    of(({ redisToAll }) => redisToAll),
  ),
  row(
    "Redis shards, each hears its own shops",
    of(({ redisShards }) => redisShards),
  ),
  row(
    "a tick, simulated: p50 / p99, ms",
    of(({ ticksMs }) => `${number(ticksMs.p50)} / ${number(ticksMs.p99)}`),
  ),
];
console.log(lines.join("\n"));
const page = readFileSync(PAGE, "utf8");
const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
if (begin < 0 || end < begin) throw new Error(`${PAGE} has lost its marks`);
writeFileSync(PAGE, `${page.slice(0, begin + BEGIN.length)}\n\n${lines.join("\n")}\n\n${page.slice(end)}`);
tidy(PAGE);

function costWords({ tickNode, tickPostgres, boardNode, toldNode, tickWalBytes, orderBytes }: Costs): string {
  const us = (seconds: number) => `${number(seconds * 1e6)} µs`;
  return `a tick ${us(tickNode)} of Node and ${us(tickPostgres)} of PostgreSQL, ${number(tickWalBytes)} bytes of its log; a board ${us(boardNode)} of Node; a told socket ${us(toldNode)}; an order of 20 lines with its log ${number(orderBytes / 1000)} kB on the disk`;
}
