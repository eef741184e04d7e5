import { startRedis } from "../../test-support/redis-server.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import { processorsDuring } from "../load/processor-time.ts";
import { type Load, type LoadResult, runGets, runTicks } from "../load/wrk.ts";
import type { Experiment, Measured, Round } from "../row.ts";
import { analyze } from "../shop/analyze.ts";
import { type Program, startProgram } from "../shop/start-program.ts";
import { BOARD_PATH } from "./board.ts";
import { SPREAD } from "./tick.ts";

const JOBS = {
  tick: { what: "tick, c=16", connections: 16, run: (load: Load) => runTicks(SPREAD, load) },
  board: { what: "board, c=64", connections: 64, run: (load: Load) => runGets(BOARD_PATH, load) },
};

export const secondProcess: Experiment = {
  name: "second process",
  rows: Object.entries(JOBS).map(([name, { what }]) => ({
    id: `second-process-${name}`,
    job: `second process added, ${what}`,
    says: "of all processors at work: they are the limit",
    unit: "%",
    target: { atLeast: 100 },
  })),
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const redis = await startRedis();
    const environment = { REDIS_URL: redis.url };
    const programs = [await startProgram(shop.url, environment), await startProgram(shop.url, environment)];
    const pids = { node: programs.map(({ pid }) => pid), postgres: [ground.cluster.pid()!] };
    const measured: Record<string, Measured> = {};
    try {
      for (const [name, { run, connections }] of Object.entries(JOBS)) {
        const on = async (some: Program[], seconds: number) => {
          const load = { connections: connections / some.length, sessions: shop.sessions.file, seconds };
          const results = await Promise.all(some.map(({ port }) => run({ ...load, port })));
          return results.reduce((sum: number, { perSecond }: LoadResult) => sum + perSecond, 0);
        };
        await on(programs, ground.warmSeconds);
        await analyze(shop.url);
        const rounds: Round[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const one = await on(programs.slice(0, 1), ground.roundSeconds);
          const { result: two, use } = await processorsDuring(pids, () => on(programs, ground.roundSeconds));
          rounds.push({ value: 100 * use.machine, of: { one, two, node: use.node, postgres: use.postgres } });
        }
        measured[`second-process-${name}`] = {
          rounds,
          note: "one and two: requests a second; node and postgres: processors in use with two",
        };
      }
      return measured;
    } finally {
      for (const program of programs) await program.stop();
      await redis.stop();
    }
  },
};
