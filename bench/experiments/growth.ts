import { type Ground, ROUNDS } from "../ground.ts";
import { type Load, type LoadResult, runGets, runTicks } from "../load/wrk.ts";
import type { Experiment, Measured, Round } from "../row.ts";
import { analyze } from "../shop/analyze.ts";
import { startProgram } from "../shop/start-program.ts";
import type { StockedShop } from "../shop/stock-shop.ts";
import { BOARD_PATH } from "./board.ts";
import { SPREAD } from "./tick.ts";

export const growth: Experiment = {
  name: "growth",
  rows: [
    {
      id: "growth-tick",
      job: "tick, c=16, with 1,000 open and 1,000,000 finished orders",
      says: "of what it is with 40 open and none finished",
      unit: "%",
      target: { atLeast: 85 },
    },
    {
      id: "growth-board",
      job: "board of 1,000 open orders, c=16, beside 1,000,000 finished ones",
      says: "of what it is with none finished",
      unit: "%",
      target: { atLeast: 85 },
    },
    {
      id: "cost-order-disk",
      job: "room on the disk of a finished order of 20 lines with its log",
      says: "",
      unit: "B",
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const [small, wide, large] = [await ground.small(), await ground.wide(), await ground.large()];
    const ticks = (load: Load) => runTicks(SPREAD, load);
    const boards = (load: Load) => runGets(BOARD_PATH, load);
    const note = `${large.finished} finished orders of 20 lines, ${(large.size / 1e9).toFixed(1)} GB`;
    return {
      "growth-tick": { rounds: await inTurn(ground, ticks, large, small), note },
      "growth-board": { rounds: await inTurn(ground, boards, large, wide), note },
      "cost-order-disk": { rounds: [{ value: (large.size - wide.size) / large.finished }] },
    };
  },
};

async function inTurn(
  { roundSeconds, warmSeconds }: Ground,
  run: (load: Load) => Promise<LoadResult>,
  ours: StockedShop,
  limit: StockedShop,
): Promise<Round[]> {
  const [large, small] = [await startProgram(ours.url), await startProgram(limit.url)];
  try {
    const on = async (port: number, { sessions }: StockedShop, seconds: number) =>
      (await run({ port, connections: 16, sessions: sessions.file, seconds })).perSecond;
    await on(large.port, ours, warmSeconds);
    await on(small.port, limit, warmSeconds);
    for (const { url } of [ours, limit]) await analyze(url);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const of = {
        ours: await on(large.port, ours, roundSeconds),
        limit: await on(small.port, limit, roundSeconds),
      };
      rounds.push({ value: (100 * of.ours) / of.limit, of });
    }
    return rounds;
  } finally {
    await large.stop();
    await small.stop();
  }
}
