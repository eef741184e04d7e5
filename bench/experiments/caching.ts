import { once } from "node:events";
import { readBoard, readBoardVersion } from "../../server/orders/board-version.ts";
import { readKeptSession } from "../../server/people/kept-sessions.ts";
import { readSession } from "../../server/people/session.ts";
import { createCircuit } from "../../server/platform/circuit.ts";
import { openDatabase } from "../../server/platform/database.ts";
import { linkRedis } from "../../server/platform/redis.ts";
import { createRedisCache } from "../../server/platform/redis-cache.ts";
import { FIRST_SHOP_ID as shopId } from "../../server/platform/shop.ts";
import { startRedis } from "../../test-support/redis-server.ts";
import { type Ground, ROUNDS } from "../ground.ts";
import { ask } from "../load/ask.ts";
import { runGets } from "../load/wrk.ts";
import { type Experiment, type Measured, median, type Round, type Row } from "../row.ts";
import { startProgram } from "../shop/start-program.ts";
import type { StockedShop } from "../shop/stock-shop.ts";
import { BOARD_PATH } from "./board.ts";

/** An empty search is a question of its own: the same answer, made each time. */
const MADE_PATH = `${BOARD_PATH}&q=`;
const CONNECTIONS = 16;
const TIMES = 40;

const row = (id: string, job: string, says: string): Row => ({ id, job, says, unit: "×" });

/** What each kept answer spares, held against making it: no target, but the reason for which it is there. */
export const caching: Experiment = {
  name: "caching",
  needs: "time",
  rows: [
    row("caching-board", "board of 40 open orders, kept", "as many as when it is made each time, c=16"),
    row(
      "caching-board-wide",
      "board of 1,000 open orders, kept",
      "as many as when it is made each time, c=16",
    ),
    row(
      "caching-figures",
      "30 days of figures that nothing changed",
      "as fast as when they are summed up again",
    ),
    row(
      "caching-shared",
      "board of 40 that another process has made, from Redis",
      "as fast as reading and making it",
    ),
    row("caching-shared-wide", "board of 1,000, the same", "as fast as reading and making it"),
    row(
      "caching-session",
      "a session that only reads, kept for five seconds",
      "as many as looked up in PostgreSQL, c=16",
    ),
  ],
  async run(ground: Ground): Promise<Record<string, Measured>> {
    const [small, wide, large] = [await ground.small(), await ground.wide(), await ground.large()];
    return {
      "caching-board": await keptBoard(ground, small),
      "caching-board-wide": await keptBoard(ground, wide),
      "caching-figures": await keptFigures(large),
      "caching-shared": await sharedBoard(small),
      "caching-shared-wide": await sharedBoard(wide),
      "caching-session": await lookedUpSession(ground, small),
    };
  },
};

async function keptBoard(ground: Ground, shop: StockedShop): Promise<Measured> {
  const program = await startProgram(shop.url);
  const load = { port: program.port, connections: CONNECTIONS, sessions: shop.sessions.file };
  const perSecond = async (path: string, seconds: number) =>
    (await runGets(path, { ...load, seconds })).perSecond;
  try {
    for (const path of [BOARD_PATH, MADE_PATH]) await perSecond(path, ground.warmSeconds);
    return await roundsOf(async () => ({
      kept: await perSecond(BOARD_PATH, ground.roundSeconds),
      made: await perSecond(MADE_PATH, ground.roundSeconds),
    }));
  } finally {
    await program.stop();
  }
}

async function keptFigures(shop: StockedShop): Promise<Measured> {
  const program = await startProgram(shop.url);
  const session = shop.sessions.all[0]!;
  let from = 1;
  const same = Array.from({ length: TIMES }, () => "/api/figures?from=2026-06-20&to=2026-11-18");
  const others = () =>
    same.map(() => `/api/figures?from=2026-06-${10 + (from++ % 20)}&to=2026-11-${10 + (from % 18)}`);
  try {
    await ask(program.port, session, same);
    return await roundsOf(
      async () => ({
        kept: median(await ask(program.port, session, same)),
        made: median(await ask(program.port, session, others())),
      }),
      ({ kept, made }) => made / kept,
    );
  } finally {
    await program.stop();
  }
}

async function sharedBoard(shop: StockedShop): Promise<Measured> {
  const { database, cache, close } = await open(shop);
  try {
    const version = await readBoardVersion(database, shopId);
    cache.keep("board", version, (await readBoard(database, shopId)).bytes);
    const msOf = async (act: () => Promise<unknown>) => {
      const times: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        const begun = performance.now();
        await act();
        times.push(performance.now() - begun);
      }
      return median(times);
    };
    return await roundsOf(
      async () => ({
        shared: await msOf(async () => {
          if (!(await cache.get("board", version))) throw new Error("it is not there");
        }),
        made: await msOf(() => readBoard(database, shopId)),
      }),
      ({ shared, made }) => made / shared,
    );
  } finally {
    await close();
  }
}

async function lookedUpSession(ground: Ground, shop: StockedShop): Promise<Measured> {
  const { database, cache, close } = await open(shop);
  const token = shop.sessions.all[0]!.cookie.replace("session=", "");
  const perSecond = async (act: () => Promise<unknown>) => {
    const until = performance.now() + ground.roundSeconds * 1000;
    let count = 0;
    const one = async () => {
      for (; performance.now() < until; count++) {
        await act();
        // What needs nobody else must still let the others have their turn.
        if (count % 100 === 0) await new Promise(setImmediate);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, one));
    return count / ground.roundSeconds;
  };
  try {
    const session = await readSession(database, shopId, token);
    cache.keep("session", "1", Buffer.from(JSON.stringify(session)));
    return await roundsOf(async () => ({
      kept: await perSecond(() => readKeptSession(database, shopId, token)),
      postgres: await perSecond(() => readSession(database, shopId, token)),
      redis: await perSecond(async () => JSON.parse(String(await cache.get("session", "1")))),
    }));
  } finally {
    await close();
  }
}

async function open(shop: StockedShop) {
  const database = openDatabase(shop.url);
  const redis = await startRedis();
  const link = linkRedis(redis.url);
  if (link.commands.status !== "ready") await once(link.commands, "ready");
  return {
    database,
    cache: createRedisCache(link, createCircuit({ limitMs: 10_000 }), "bench"),
    async close() {
      link.close();
      await redis.stop();
      await database.end();
    },
  };
}

/** The first named against the second, unless said otherwise. */
async function roundsOf<Of extends Record<string, number>>(
  measure: () => Promise<Of>,
  ratio: (of: Of) => number = (of) => {
    const [one = 0, other = 1] = Object.values(of);
    return one / other;
  },
): Promise<Measured> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const of = await measure();
    rounds.push({ value: ratio(of), of });
  }
  return { rounds };
}
