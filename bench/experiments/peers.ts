import { type Ground, ROUNDS } from "../ground.ts";
import { lagMs, openScreens } from "../load/open-screens.ts";
import { tickOnce } from "../load/tick-once.ts";
import { type LoadResult, runGets, runTicks } from "../load/wrk.ts";
import { startDjango } from "../peers/start-django.ts";
import { type Experiment, type Measured, median, type Round } from "../row.ts";
import { analyze } from "../shop/analyze.ts";
import { startProgram } from "../shop/start-program.ts";
import { BOARD_PATH } from "./board.ts";
import { SPREAD } from "./tick.ts";

/** As either writes it. */
const CARD = '{"type":';

export const peers: Experiment = {
  name: "peers",
  needs: "peers",
  rows: [
    {
      id: "board-peer",
      job: "board of 40 open orders, c=16",
      says: "the Django peer",
      unit: "×",
      target: { atLeast: 10 },
    },
    {
      id: "tick-peer",
      job: "tick, c=16, spread over 40 orders",
      says: "the Django peer",
      unit: "×",
      target: { atLeast: 10 },
    },
    {
      id: "fan-out-peer",
      job: "tick to the last of 1,000 sockets: how much longer it takes there",
      says: "as long on the Django peer",
      unit: "×",
    },
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const program = await startProgram(shop.url);
    const django = await startDjango(shop);
    const seconds = ground.roundSeconds;
    const inTurn = async (run: (port: number, seconds: number) => Promise<LoadResult>) => {
      await run(program.port, ground.warmSeconds);
      await run(django.port, ground.warmSeconds);
      await analyze(shop.url);
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const of = {
          ours: (await run(program.port, seconds)).perSecond,
          peer: (await run(django.port, seconds)).perSecond,
        };
        rounds.push({ value: of.ours / of.peer, of });
      }
      return { rounds };
    };
    const load = { connections: 16, sessions: shop.sessions.file };
    try {
      return {
        "board-peer": await inTurn((port, seconds) => runGets(BOARD_PATH, { ...load, port, seconds })),
        "tick-peer": await inTurn((port, seconds) => runTicks(SPREAD, { ...load, port, seconds })),
        "fan-out-peer": { rounds: await fanOutInTurn(program.port, django.port, ground) },
      };
    } finally {
      await django.stop();
      await program.stop();
    }
  },
};

async function fanOutInTurn(ours: number, peer: number, { small, quick }: Ground): Promise<Round[]> {
  const { sessions } = await small();
  const session = sessions.all[0]!;
  const wish = { count: 1_000, from: "127.0.0.1", pace: 20, sessions: sessions.file };
  const screens = {
    ours: await openScreens({ ...wish, url: `ws://127.0.0.1:${ours}/live`, topics: [["board"]] }),
    peer: await openScreens({ ...wish, url: `ws://127.0.0.1:${peer}/live` }),
  };
  try {
    const rounds: Round[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const lags: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
      for (let time = 0; time < (quick ? 5 : 15); time++) {
        lags.ours.push(await lagMs([screens.ours], CARD, () => tickOnce(ours, session, time)));
        lags.peer.push(await lagMs([screens.peer], CARD, () => tickOnce(peer, session, time)));
      }
      const of = { ours: median(lags.ours), peer: median(lags.peer) };
      if (round > 0) rounds.push({ value: of.peer / of.ours, of });
    }
    return rounds;
  } finally {
    await screens.ours.close();
    await screens.peer.close();
  }
}
