import type { Ground } from "../ground.ts";
import { openScreens } from "../load/open-screens.ts";
import { residentMb } from "../load/processor-time.ts";
import { runGets, runTicks } from "../load/wrk.ts";
import { type Experiment, type Measured, median } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";
import { BOARD_PATH } from "./board.ts";
import { boardAndAnOrder } from "./burst.ts";
import { SPREAD } from "./tick.ts";

const MINUTES = 60;
/** The first minutes are warm-up; after them memory should only go round in circles. */
const WARM_MINUTES = 10;
/** Between the requests of one hand: some hundreds of ticks and boards a second. */
const PAUSE_MS = 40;

export const hour: Experiment = {
  name: "hour",
  needs: "time",
  rows: [
    {
      id: "memory-hour",
      job: "memory after an hour of load: its last ten minutes",
      says: "the second ten minutes",
      unit: "×",
      target: { atMost: 1 },
    },
  ],
  async run({ small, say }: Ground): Promise<Record<string, Measured>> {
    const shop = await small();
    const program = await startProgram(shop.url);
    const load = { port: program.port, connections: 16, sessions: shop.sessions.file, pauseMs: PAUSE_MS };
    const perMinute: number[] = [];
    let ticks = 0;
    try {
      for (let minute = 0; minute < MINUTES; minute++) {
        // Screens come and go all the while.
        const screens = await openScreens({
          url: `ws://127.0.0.1:${program.port}/live`,
          count: 200,
          from: "127.0.0.1",
          pace: 20,
          sessions: shop.sessions.file,
          topics: boardAndAnOrder(),
        });
        const [ticked] = await Promise.all([
          runTicks(SPREAD, { ...load, seconds: 55 }),
          runGets(BOARD_PATH, { ...load, seconds: 55 }),
        ]);
        ticks += ticked.requests;
        await screens.close();
        perMinute.push(residentMb(program.pid));
      }
    } finally {
      await program.stop();
    }
    const second = median(perMinute.slice(WARM_MINUTES, 2 * WARM_MINUTES));
    const last = median(perMinute.slice(-WARM_MINUTES));
    say(`${ticks} ticks in an hour`);
    const round = { value: last / second, of: { second, last, highest: Math.max(...perMinute) } };
    return {
      "memory-hour": {
        rounds: [round],
        series: perMinute,
        note: `${ticks} ticks, 12,000 screens that came and went; MB`,
      },
    };
  },
};
