import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, type TestContext, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { noRedis, type RedisServer, startRedis } from "../../test-support/redis-server.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import type { Cache } from "../platform/cache.ts";
import { createCircuit } from "../platform/circuit.ts";
import { linkRedis, type RedisLink } from "../platform/redis.ts";
import { createRedisCache } from "../platform/redis-cache.ts";
import { FIRST_SHOP_ID } from "../platform/shop.ts";

let shop: TestShop;
let admin: Hand;
let seller: Hand;
let ana: Hand;
before(async () => {
  shop = await openTestShop();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  [seller, ana] = [await shop.hire("seller"), await shop.hire("picker")];
});
after(() => shop.close());

const BOARD = "/api/orders?state=open";
/** An empty search asks the database each time. */
const FRESH = `${BOARD}&q=`;

async function get(url: string, app: FastifyInstance = shop.app): Promise<string> {
  const answer = await app.inject({ method: "GET", url, cookies: ana.cookies });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(answer.headers["content-type"], "application/json; charset=utf-8");
  return answer.body;
}

function countStatements(context: TestContext, { database }: Pick<TestShop, "database">): () => number {
  const spy = context.mock.method(database, "query");
  return () => spy.mock.callCount();
}

test("whatever happens to an order or a name is on the very next board", async () => {
  assert.equal(await get(BOARD), await get(FRESH), "an empty one, too");
  const order = await seller.newOrder("0");
  const other = await seller.newOrder("0");
  const line = order.lines[0]!.id;
  const acts: [string, () => Promise<unknown>][] = [
    ["picked", () => ana.send(order.id, { type: "pick", lineId: line, quantity: 1 })],
    ["taken back", () => ana.send(order.id, { type: "unpick", lineId: line, quantity: 1 })],
    ["missing", () => ana.send(order.id, { type: "reportMissing", lineId: line, reason: "damaged" })],
    ["noted", () => ana.send(order.id, { type: "note", text: "frágil" })],
    ["edited", () => seller.send(order.id, { type: "edit", logistics: "correios", packaging: "box" })],
    ["paused", () => ana.send(order.id, { type: "pause", reason: "other", text: "almoço" })],
    ["resumed", () => ana.send(order.id, { type: "resume" })],
    ["finished", () => seller.send(order.id, { type: "finishShort", reason: "out_of_stock" })],
    ["cancelled", () => seller.send(other.id, { type: "cancel", reason: "customer_request" })],
    ["reopened", () => seller.send(order.id, { type: "reopen", reason: "other", text: "engano" })],
    ["one more", () => seller.newOrder("0")],
    ["renamed", () => admin.request("PATCH", `/api/people/${seller.me.person.id}`, { name: "Nome Novo" })],
  ];
  let before = await get(BOARD);
  for (const [what, act] of acts) {
    await act();
    const [now, fresh] = [await get(BOARD), await get(FRESH)];
    assert.equal(now, fresh, what);
    assert.notEqual(now, before, what);
    assert.equal(await get(BOARD), now, `${what}, kept`);
    before = now;
  }
});

test("two changes at once are both on the board of whoever asks after them", async () => {
  const orders = await Promise.all(Array.from({ length: 6 }, () => seller.newOrder("0")));
  for (let round = 0; round < 5; round++) {
    await Promise.all(
      orders.map(async ({ id, lines }) => {
        await ana.send(id, { type: "pick", lineId: lines[0]!.id, quantity: 1 });
        const shown = JSON.parse(await get(BOARD)).orders.find((card: { id: string }) => card.id === id);
        assert.ok(shown.version >= 2 + round, "at least as new as one's own touch");
      }),
    );
    assert.equal(await get(BOARD), await get(FRESH));
  }
});

test("a past that was put back and went on otherwise is not taken for what it replaced", async () => {
  const order = await seller.newOrder("0");
  await ana.send(order.id, { type: "note", text: "antes" });
  const before = await get(BOARD);
  await shop.database.query(
    "UPDATE orders SET client_name = 'OUTRA LOJA', changed_at = changed_at + interval '1 second' WHERE id = $1",
    [order.id],
  );
  assert.notEqual(await get(BOARD), before);
  assert.equal(await get(BOARD), await get(FRESH));
});

test("session and version are one statement, and while nothing happens the only one", async (context) => {
  await get(BOARD);
  const statements = countStatements(context, shop);
  const stranger = await shop.app.inject({ method: "GET", url: BOARD, cookies: { session: "nobody" } });
  assert.deepEqual([stranger.statusCode, statements()], [401, 1]);
  await get(BOARD);
  assert.equal(statements(), 2);
});

test("many who ask for a board that nobody has yet make it once", async () => {
  const order = await seller.newOrder("0");
  let made = 0;
  const slow: Cache = {
    get: () => new Promise((resolve) => setImmediate(() => resolve(null))),
    keep: () => void made++,
  };
  const other = await shop.serveAgain({ cache: slow });
  const boards = await Promise.all(Array.from({ length: 20 }, () => get(BOARD, other)));
  assert.equal(new Set(boards).size, 1);
  assert.ok(boards[0]?.includes(order.id));
  assert.equal(made, 1);
});

describe("with a Redis", { skip: noRedis, timeout: 60_000 }, () => {
  let redis: RedisServer;
  const links: RedisLink[] = [];
  before(async () => {
    redis = await startRedis();
  });
  after(async () => {
    for (const link of links) link.close();
    await redis.stop();
  });

  async function process(format = "1") {
    const link = linkRedis(redis.url, { namespace: "test-board" });
    links.push(link);
    if (link.commands.status !== "ready") await once(link.commands, "ready");
    const circuit = createCircuit();
    const app = await shop.serveAgain({ cache: createRedisCache(link, circuit, format) });
    return { app, link, circuit };
  }
  const ENTRY = `test-board:cache:1:board:${FIRST_SHOP_ID}`;
  const kept = async (link: RedisLink) => {
    while (!(await link.commands.exists(ENTRY))) await new Promise(setImmediate);
  };

  test("a process that has no board yet takes the one that another made, and only that very one", async () => {
    await seller.newOrder("0");
    const [one, two, newer] = [await process(), await process(), await process("2")];
    const board = await get(BOARD, one.app);
    await kept(one.link);
    const entry = (await one.link.commands.get(ENTRY)) ?? "";
    await one.link.commands.set(ENTRY, entry.replace('"orders"', '"marked"'));
    assert.equal(await get(BOARD, two.app), board.replace('"orders"', '"marked"'), "it came from there");
    assert.equal(
      await get(BOARD, newer.app),
      board,
      "another version of the program reads no foreign shapes",
    );
    await seller.newOrder("0");
    assert.equal(await get(BOARD, two.app), await get(FRESH));
  });

  test("a Redis that says nothing is asked no more after three times, and no board waits for it to come back", async () => {
    const { app, link, circuit } = await process();
    redis.pause();
    try {
      for (let round = 0; round < 4; round++) {
        await seller.newOrder("0");
        assert.equal(await get(BOARD, app), await get(FRESH));
      }
      assert.ok(circuit.isOpen());
      assert.equal(link.commands.status, "ready", "nobody has noticed yet that the line is dead");
    } finally {
      redis.resume();
    }
  });

  test("an emptied Redis costs making the board once more", async () => {
    const { app } = await process();
    const board = await get(BOARD, app);
    await redis.flush();
    const { app: newcomer } = await process();
    assert.equal(await get(BOARD, newcomer), board);
  });
});
