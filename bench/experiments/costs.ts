import { Client } from "pg";
import { startRedis } from "../../test-support/redis-server.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import { lagMs, openScreens } from "../load/open-screens.ts";
import { processorMs, residentMb } from "../load/processor-time.ts";
import { tickOnce } from "../load/tick-once.ts";
import { runGets, runTicks } from "../load/wrk.ts";
import type { Experiment, Measured, Round, Row } from "../row.ts";
import { analyze } from "../shop/analyze.ts";
import { startProgram } from "../shop/start-program.ts";
import { BOARD_PATH } from "./board.ts";
import { SPREAD } from "./tick.ts";

const SOCKETS = 1_000;

const cost = (id: string, job: string, unit: Row["unit"] = "µs"): Row => ({
  id: `cost-${id}`,
  job,
  says: "",
  unit,
});

/** Not promised to anybody: what docs/scaling.md and its simulation count with. */
export const costs: Experiment = {
  name: "costs",
  needs: "time",
  rows: [
    cost("tick-node", "processor time of Node for a tick, under load"),
    cost("tick-postgres", "processor time of PostgreSQL for a tick, under load"),
    cost("tick-wal", "what a tick adds to the write-ahead log", "B"),
    cost("board-node", "processor time of Node for a board"),
    cost("board-postgres", "processor time of PostgreSQL for a board"),
    cost("told-node", "processor time of Node to tell one more socket of a tick"),
    cost("told-redis", "processor time of Redis for a tick that one other process hears"),
    cost("socket-memory", "memory of one more socket", "kB"),
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const shop = await ground.small();
    const redis = await startRedis();
    const environment = { REDIS_URL: redis.url };
    const [program, other] = [
      await startProgram(shop.url, environment),
      await startProgram(shop.url, environment),
    ];
    const load = { port: program.port, connections: 16, sessions: shop.sessions.file };
    const used = () => ({
      node: processorMs(program.pid),
      postgres: processorMs(ground.cluster.pid()!),
      redis: processorMs(redis.pid()!),
    });
    const rounds: Record<string, Round[]> = {};
    const note = (id: string, value: number) => {
      rounds[`cost-${id}`] = [...(rounds[`cost-${id}`] ?? []), { value }];
    };
    const seconds = ground.roundSeconds;
    const client = new Client({ connectionString: shop.url });
    await client.connect();
    const walBytes = async () =>
      Number((await client.query("SELECT pg_current_wal_lsn() - '0/0' AS bytes")).rows[0].bytes);
    try {
      await runTicks(SPREAD, { ...load, seconds: ground.warmSeconds });
      await runGets(BOARD_PATH, { ...load, seconds: ground.warmSeconds });
      await analyze(shop.url);
      for (let round = 0; round < ROUNDS; round++) {
        const [before, wal] = [used(), await walBytes()];
        const { requests: ticks } = await runTicks(SPREAD, { ...load, seconds });
        const [after, walThen] = [used(), await walBytes()];
        note("tick-node", (1000 * (after.node - before.node)) / ticks);
        note("tick-postgres", (1000 * (after.postgres - before.postgres)) / ticks);
        note("told-redis", (1000 * (after.redis - before.redis)) / ticks);
        note("tick-wal", (walThen - wal) / ticks);
        const { requests: boards } = await runGets(BOARD_PATH, { ...load, seconds });
        const then = used();
        note("board-node", (1000 * (then.node - after.node)) / boards);
        note("board-postgres", (1000 * (then.postgres - after.postgres)) / boards);
      }
      for (let round = 0; round < ROUNDS; round++) {
        const one = () => tickOnce(program.port, shop.sessions.all[0]!, round);
        const alone = await nodeUs(program.pid, one);
        const emptyMb = residentMb(program.pid);
        const screens = await openScreens({
          url: `ws://127.0.0.1:${program.port}/live`,
          count: SOCKETS,
          from: "127.0.0.1",
          pace: 50,
          sessions: shop.sessions.file,
          topics: [["board"]],
        });
        if (round === 0) note("socket-memory", (1024 * (residentMb(program.pid) - emptyMb)) / SOCKETS);
        const heard = await nodeUs(program.pid, () => lagMs([screens], '{"type":"card"', one));
        await screens.close();
        note("told-node", (heard - alone) / SOCKETS);
      }
    } finally {
      await client.end();
      await program.stop();
      await other.stop();
      await redis.stop();
    }
    return Object.fromEntries(Object.entries(rounds).map(([id, found]) => [id, { rounds: found }]));
  },
};

/** Linux counts in hundredths of a second: only many times together say how long once was. */
async function nodeUs(pid: number, act: () => Promise<unknown>): Promise<number> {
  const times = 100;
  const before = processorMs(pid);
  for (let time = 0; time < times; time++) await act();
  return (1000 * (processorMs(pid) - before)) / times;
}
