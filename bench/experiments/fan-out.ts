import { type Ground, ROUNDS } from "../ground.ts";
import { startLimit } from "../limits/start-limit.ts";
import { oneCard } from "../load/one-card.ts";
import { lagMs, openScreens } from "../load/open-screens.ts";
import { post, tickOnce } from "../load/tick-once.ts";
import { type Experiment, type Measured, median, type Round } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";
import { SPREAD } from "./tick.ts";

const CARD = '{"type":"card"';

export const fanOut: Experiment = {
  name: "fan-out",
  rows: [
    {
      id: "fan-out",
      job: "tick to the last of 1,000 sockets that watch the board",
      says: "bare ws broadcasting the same bytes",
      unit: "×",
      target: { atMost: 1.5 },
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const session = shop.sessions.all[0]!;
    const program = await startProgram(shop.url);
    const bare = await startLimit("bare-sockets.ts");
    const live = `ws://127.0.0.1:${program.port}/live`;
    const bytes = await oneCard(live, session, () => tickOnce(program.port, session, 0));
    const wish = { count: 1_000, from: "127.0.0.1", pace: 50 };
    const ours = await openScreens({
      ...wish,
      url: live,
      sessions: shop.sessions.file,
      topics: [["board"]],
    });
    const limit = await openScreens({ ...wish, url: `ws://127.0.0.1:${bare.port}` });
    try {
      const times = ground.quick ? 10 : 40;
      const rounds: Round[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const lags: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
        for (let time = 0; time < times; time++) {
          const tick = () => tickOnce(program.port, session, time % SPREAD);
          lags.ours.push(await lagMs([ours], CARD, tick));
          lags.limit.push(await lagMs([limit], CARD, () => post(bare.port, "/", bytes)));
        }
        const of = { ours: median(lags.ours), limit: median(lags.limit) };
        // The first round only warms up.
        if (round > 0) rounds.push({ value: of.ours / of.limit, of });
      }
      return { "fan-out": { rounds, note: `${bytes.length} bytes to each` } };
    } finally {
      await ours.close();
      await limit.close();
      await bare.stop();
      await program.stop();
    }
  },
};
