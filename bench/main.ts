import { parseArgs } from "node:util";
import { ensureSystemProgram } from "../test-support/system-programs.ts";
import { conditionsOf, currentCommit } from "./conditions.ts";
import { EXPERIMENTS } from "./experiments.ts";
import { openGround } from "./ground.ts";
import { profileTick } from "./profile/profile-tick.ts";
import { printRow } from "./report/print-table.ts";
import { type Result, readResults, resultOf, writeResults } from "./report/results.ts";
import { writePage } from "./report/write-page.ts";
import type { Experiment } from "./row.ts";

/**
 * bin/bench: measures everything that is claimed, side by side in one run. A full run writes results.json and
 * docs/performance.md; --quick only prints, with the last full run's figures for what is too long; so does --only with the
 * experiments it leaves out. --keep leaves the filled shops for the next run. Ends with 1 when a target is missed, with 2
 * when something could not be measured.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    peers: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    only: { type: "string" },
  },
});
const PROGRAMS = [
  ["wrk", "wrk"],
  ["pgbench", "postgresql"],
  ["pdftotext", "poppler-utils"],
  ["redis-server", "redis-server"],
] as const;

for (const [program, aptPackage] of PROGRAMS) {
  const reason = ensureSystemProgram(program, aptPackage);
  if (!reason) continue;
  console.error(reason);
  process.exit(2);
}
const only = options.only?.split(",");
const PROFILE = "profile";
const names = [...EXPERIMENTS.map(({ name }) => name), PROFILE];
const unknown = only?.find((name) => !names.includes(name));
if (unknown) {
  console.error(`${unknown}? There are: ${names.join(", ")}`);
  process.exit(2);
}

// Whatever was started ends with us.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));
process.setMaxListeners(50);

const before = readResults();
const commit = currentCommit();
const measured: Record<string, Result> = {};
const failed: string[] = [];
const ground = await openGround(options, (words) => console.log(`     ${words}`));
try {
  const conditions = await conditionsOf(ground.cluster.url);
  console.log(
    `${commit} · ${conditions.processors} · ${conditions.postgres} · load ${conditions.loadBefore.toFixed(1)}\n`,
  );
  for (const experiment of EXPERIMENTS) {
    const wanted = only ? only.includes(experiment.name) : isWanted(experiment);
    if (wanted) {
      try {
        const found = await experiment.run(ground);
        const date = new Date().toISOString();
        for (const row of experiment.rows) {
          const one = found[row.id];
          if (one) measured[row.id] = resultOf(row, one, commit, date);
        }
      } catch (error) {
        failed.push(experiment.name);
        console.error(`✗  ${experiment.name} could not be measured:`, error);
      }
    }
    for (const row of experiment.rows)
      printRow(row, measured[row.id] ?? before?.rows[row.id], !measured[row.id]);
  }
  const profiles = only ? only.includes(PROFILE) : !options.quick;
  const profile = profiles
    ? { ...(await profileTick(ground)), commit, date: new Date().toISOString() }
    : undefined;
  if (!options.quick) {
    const results = {
      commit,
      date: new Date().toISOString(),
      conditions,
      rows: { ...before?.rows, ...measured },
      tick: profile ?? before?.tick,
    };
    writeResults(results);
    const silent = writePage(results);
    if (silent.length > 0)
      console.log(`docs/performance.md does not say yet why these are missed: ${silent.join(", ")}`);
  }
} finally {
  await ground.close();
}

function isWanted({ needs }: Experiment): boolean {
  if (needs === "peers") return options.peers;
  return !(options.quick && needs === "time");
}

const rows = EXPERIMENTS.flatMap((experiment) => experiment.rows);
const missed = rows.filter(({ id }) => (measured[id] ?? before?.rows[id])?.verdict === "missed");
console.log(
  missed.length > 0
    ? `\n${missed.length} of ${rows.length} targets missed: ${missed.map(({ id }) => id).join(", ")}`
    : `\nno target missed`,
);
if (failed.length > 0) console.log(`not measured: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 2 : missed.length > 0 ? 1 : 0;
