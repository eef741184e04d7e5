import { type Ground, ROUNDS } from "../ground.ts";
import { startBareBoard } from "../limits/start-bare-board.ts";
import { runGets } from "../load/wrk.ts";
import type { Experiment, Measured, Round, Row } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";

export const BOARD_PATH = "/api/orders?state=open";
const CONNECTIONS = [16, 64];

export const board: Experiment = {
  name: "board",
  rows: CONNECTIONS.map(
    (connections): Row => ({
      id: `board-${connections}`,
      job: `board of 40 open orders, c=${connections}`,
      says: "of bare node:http + pg with one key read and the same bytes",
      unit: "%",
      target: { atLeast: 50 },
    }),
  ),
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const program = await startProgram(shop.url);
    const bare = await startBareBoard(shop, program.port, BOARD_PATH);
    const seconds = ground.roundSeconds;
    const measured: Record<string, Measured> = {};
    try {
      for (const connections of CONNECTIONS) {
        const load = { connections, sessions: shop.sessions.file };
        const ours = (seconds: number) => runGets(BOARD_PATH, { ...load, port: program.port, seconds });
        const limit = (seconds: number) => runGets(BOARD_PATH, { ...load, port: bare.port, seconds });
        await ours(ground.warmSeconds);
        await limit(ground.warmSeconds);
        const rounds: Round[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const of = { ours: (await ours(seconds)).perSecond, limit: (await limit(seconds)).perSecond };
          rounds.push({ value: (100 * of.ours) / of.limit, of });
        }
        measured[`board-${connections}`] = { rounds };
      }
      return measured;
    } finally {
      await bare.stop();
      await program.stop();
    }
  },
};
