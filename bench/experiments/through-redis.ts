import { Redis } from "ioredis";
import { startRedis } from "../../test-support/redis-server.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import { lagMs, openScreens } from "../load/open-screens.ts";
import { tickOnce } from "../load/tick-once.ts";
import { type Experiment, type Measured, median, type Round } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";

const TIMES = 40;

export const throughRedis: Experiment = {
  name: "through redis",
  rows: [
    {
      id: "through-redis",
      job: "tick on one process to a screen on another",
      says: "Redis from publish to subscriber",
      unit: "×",
    },
  ],
  async run({ small }: Ground): Promise<Record<string, Measured>> {
    const shop = await small();
    const redis = await startRedis();
    const environment = { REDIS_URL: redis.url };
    const [here, there] = [
      await startProgram(shop.url, environment),
      await startProgram(shop.url, environment),
    ];
    const screens = await openScreens({
      url: `ws://127.0.0.1:${there.port}/live`,
      count: 1,
      from: "127.0.0.1",
      pace: 1,
      sessions: shop.sessions.file,
      topics: [["board"]],
    });
    const [publisher, subscriber] = [new Redis(redis.url), new Redis(redis.url)];
    await subscriber.subscribe("measured");
    const publish = async () => {
      const begun = performance.now();
      const heard = new Promise((resolve) => subscriber.once("message", resolve));
      await publisher.publish("measured", "x".repeat(200));
      await heard;
      return performance.now() - begun;
    };
    try {
      const rounds: Round[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const lags: { ours: number[]; limit: number[] } = { ours: [], limit: [] };
        for (let time = 0; time < TIMES; time++) {
          const tick = () => tickOnce(here.port, shop.sessions.all[0]!, time);
          lags.ours.push(await lagMs([screens], '{"type":"card"', tick));
          lags.limit.push(await publish());
        }
        const of = { ours: median(lags.ours), limit: median(lags.limit) };
        // The first round only warms up.
        if (round > 0) rounds.push({ value: of.ours / of.limit, of });
      }
      return { "through-redis": { rounds, note: "ms; ours is the tick itself and two reads besides" } };
    } finally {
      publisher.disconnect();
      subscriber.disconnect();
      await screens.close();
      await here.stop();
      await there.stop();
      await redis.stop();
    }
  },
};
