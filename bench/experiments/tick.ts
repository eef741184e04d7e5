import { type Ground, ROUNDS } from "../ground.ts";
import { runPgbench } from "../limits/pgbench.ts";
import { tickScript } from "../limits/tick-script.ts";
import { runTicks } from "../load/wrk.ts";
import type { Experiment, Measured, Round } from "../row.ts";
import { analyze } from "../shop/analyze.ts";
import { startProgram } from "../shop/start-program.ts";

export const SPREAD = 40;

export const tick: Experiment = {
  name: "tick",
  rows: [
    {
      id: "tick",
      job: "tick, c=16, spread over 40 orders",
      says: "of pgbench running the same statements",
      unit: "%",
      target: { atLeast: 50 },
    },
    { id: "tick-p99", job: "tick, c=16: p99", says: "its p50", unit: "×", target: { atMost: 10 } },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const program = await startProgram(shop.url);
    try {
      const { script, texts } = await tickScript(shop.owner, shop.sessions.all[0]!.id, SPREAD);
      const load = { port: program.port, connections: 16, sessions: shop.sessions.file };
      await runTicks(SPREAD, { ...load, seconds: ground.warmSeconds });
      await analyze(shop.url);
      const ratios: Round[] = [];
      const tails: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const seconds = ground.roundSeconds;
        const ours = await runTicks(SPREAD, { ...load, seconds });
        const limit = await runPgbench(shop.url, script, { connections: 16, seconds, texts });
        ratios.push({
          value: (100 * ours.perSecond) / limit.perSecond,
          of: { ours: ours.perSecond, limit: limit.perSecond },
        });
        tails.push({ value: ours.p99Ms / ours.p50Ms, of: { p50: ours.p50Ms, p99: ours.p99Ms } });
      }
      return { tick: { rounds: ratios }, "tick-p99": { rounds: tails } };
    } finally {
      await program.stop();
    }
  },
};
