import { startRedis } from "../../test-support/redis-server.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import { lagMs, openScreens, type Screens } from "../load/open-screens.ts";
import { residentMb } from "../load/processor-time.ts";
import { tickOnce } from "../load/tick-once.ts";
import { type Experiment, type Measured, median, type Round } from "../row.ts";
import { type Program, startProgram } from "../shop/start-program.ts";
import type { StockedShop } from "../shop/stock-shop.ts";
import { tickAtOnce } from "./burst.ts";

const SOCKETS = 10_000;
/** Processes that hold the screens, each at an address of its own: 2,500 screens each. */
const PLACES = 4;
const CARD = '{"type":"card"';

const row = (id: string, job: string) => [
  {
    id,
    job: `${job}: burst of 400 ticks`,
    says: "versions did not arrive",
    unit: "lost" as const,
    target: { atMost: 0 },
  },
  { id: `${id}-lag`, job: `${job}: one tick to the last socket`, says: "", unit: "ms" as const },
];

export const manySockets: Experiment = {
  name: "many sockets",
  needs: "time",
  rows: [
    ...row("sockets-10000", "10,000 sockets on one process"),
    { id: "sockets-memory", job: "10,000 sockets on one process: memory of each", says: "", unit: "kB" },
    ...row("sockets-4x2500", "4 processes with 2,500 sockets each, through Redis"),
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const alone = await onProcesses(ground, shop, 1);
    const together = await onProcesses(ground, shop, 4);
    return {
      "sockets-10000": { rounds: alone.lost },
      "sockets-10000-lag": { rounds: alone.lags },
      "sockets-memory": { rounds: [alone.memory] },
      "sockets-4x2500": { rounds: together.lost },
      "sockets-4x2500-lag": { rounds: together.lags },
    };
  },
};

async function onProcesses(ground: Ground, shop: StockedShop, count: number) {
  const redis = count > 1 ? await startRedis() : undefined;
  const programs: Program[] = [];
  const places: Screens[] = [];
  try {
    for (let n = 0; n < count; n++)
      programs.push(await startProgram(shop.url, redis && { REDIS_URL: redis.url }));
    const before = residentMb(programs[0]!.pid);
    for (let n = 0; n < PLACES; n++) {
      const screens = await openScreens({
        url: `ws://127.0.0.1:${programs[n % count]!.port}/live`,
        count: SOCKETS / PLACES,
        from: `127.0.0.${n + 1}`,
        pace: 50,
        sessions: shop.sessions.file,
        topics: [["board"]],
      });
      places.push(screens);
    }
    const opened = places.reduce((sum, { opened }) => sum + opened, 0);
    if (opened !== SOCKETS) throw new Error(`only ${opened} of ${SOCKETS} sockets were opened`);
    const after = residentMb(programs[0]!.pid);
    const memory = { value: ((after - before) * 1024) / (SOCKETS / count), of: { before, after } };
    const lost: Round[] = [];
    const lags: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const versions = await tickAtOnce(
        programs.map(({ port }) => port),
        shop,
      );
      const missed = await Promise.all(places.map((place) => place.missed(versions, 60_000)));
      lost.push({ value: missed.reduce((sum, one) => sum + one, 0) });
      const found: number[] = [];
      for (let time = 0; time < 5; time++) {
        const tick = () => tickOnce(programs[0]!.port, shop.sessions.all[0]!, time);
        found.push(await lagMs(places, CARD, tick));
      }
      lags.push({ value: median(found) });
    }
    ground.say(`${SOCKETS} sockets on ${count} processes: ${after.toFixed(0)} MB in the first`);
    return { lost, lags, memory };
  } finally {
    for (const place of places) await place.close();
    for (const program of programs) await program.stop();
    await redis?.stop();
  }
}
