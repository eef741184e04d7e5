import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ground } from "../ground.ts";
import { processorMs } from "../load/processor-time.ts";
import { tickOnce } from "../load/tick-once.ts";
import { runTicks } from "../load/wrk.ts";
import { median } from "../row.ts";
import { SCRATCH } from "../scratch.ts";
import { startProgram } from "../shop/start-program.ts";
import { readCpuProfile } from "./cpu-profile.ts";
import { flameGraph } from "./flame-graph.ts";
import { phasesOf } from "./phases.ts";
import { statementTimes } from "./statement-times.ts";

const SPREAD = 40;
const PICTURE = join(import.meta.dirname, "../../docs/performance/tick-flame.svg");

/** Where the time of one tick goes. */
export interface TickProfile {
  commit: string;
  date: string;
  /** Under load, c=16: processor time for a tick, in µs. */
  nodeUs: number;
  postgresUs: number;
  /** One hand, nobody else: from the request to its answer, in µs. */
  aloneUs: number;
  /** Shares of Node's processor time. */
  phases: [string, number][];
  /** What PostgreSQL says of each statement, one hand, in µs. */
  statements: [string, number][];
}

/** Draws the flame graph, too. */
export async function profileTick(ground: Ground): Promise<Omit<TickProfile, "commit" | "date">> {
  const shop = await ground.small();
  const program = await startProgram(shop.url);
  const load = { connections: 16, sessions: shop.sessions.file };
  const figures = { nodeUs: 0, postgresUs: 0, aloneUs: 0 };
  try {
    await runTicks(SPREAD, { ...load, port: program.port, seconds: ground.warmSeconds });
    const before = [processorMs(program.pid), processorMs(ground.cluster.pid()!)] as const;
    const { requests } = await runTicks(SPREAD, {
      ...load,
      port: program.port,
      seconds: ground.roundSeconds,
    });
    figures.nodeUs = (1000 * (processorMs(program.pid) - before[0])) / requests;
    figures.postgresUs = (1000 * (processorMs(ground.cluster.pid()!) - before[1])) / requests;
    const alone: number[] = [];
    for (let time = 0; time < 400; time++) {
      const begun = performance.now();
      await tickOnce(program.port, shop.sessions.all[time % 8]!, time % SPREAD);
      alone.push(1000 * (performance.now() - begun));
    }
    figures.aloneUs = median(alone);
  } finally {
    await program.stop();
  }
  const folder = join(SCRATCH, "profile");
  const watched = await startProgram(shop.url, {
    NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder} --cpu-prof-interval=200`,
  });
  await runTicks(SPREAD, { ...load, port: watched.port, seconds: 4 * ground.roundSeconds });
  await watched.stop();
  const file = globSync(join(folder, `*.${watched.pid}.*.cpuprofile`))[0];
  if (!file) throw new Error("the program left no profile");
  const { root, stacks } = readCpuProfile(file);
  mkdirSync(join(PICTURE, ".."), { recursive: true });
  writeFileSync(PICTURE, flameGraph(root));
  return { ...figures, phases: phasesOf(stacks), statements: await statementTimes(shop) };
}
