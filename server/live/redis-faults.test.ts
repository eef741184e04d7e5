import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { Redis } from "ioredis";
import type { Order } from "../../shared/orders/order.ts";
import { type FaultProxy, openFaultProxy } from "../../test-support/fault-proxy.ts";
import { type LiveScreen, openScreen } from "../../test-support/live-screen.ts";
import { exampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { noRedis, type RedisServer, startRedis } from "../../test-support/redis-server.ts";
import { type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { openRedis } from "../platform/open-redis.ts";

/** Any screen is right again within this, whatever Redis does. */
const CONVERGES_WITHIN_MS = 5_000;
const QUIET = { warn: () => {}, info: () => {} };

/** What two-processes.test.ts and live-faults.e2e.ts leave open: a Redis that is there, and is of no use. */
describe("two processes on a Redis that is of no use", { skip: noRedis, timeout: 60_000 }, () => {
  let redis: RedisServer;
  let line: FaultProxy;
  let direct: Redis;
  let shop: TestShop;
  let other: FastifyInstance;
  let seller: Hand;
  let ana: Hand;
  const links: { close(): void }[] = [];
  let number = 49_000;

  const link = (url: string) => {
    const opened = openRedis(url, { log: QUIET, format: "test" });
    links.push(opened);
    const { close: _close, ...drivers } = opened;
    return drivers;
  };
  before(async () => {
    redis = await startRedis();
    line = await openFaultProxy(() => Number(new URL(redis.url).port));
    direct = new Redis(redis.url);
    shop = await openTestShop(link(`redis://127.0.0.1:${line.port}`));
    await shop.app.listen({ host: "127.0.0.1", port: 0 });
    other = await shop.serveAgain(link(`redis://127.0.0.1:${line.port}`));
    await other.listen({ host: "127.0.0.1", port: 0 });
    [seller, ana] = [await shop.hire("seller"), await shop.hire("picker")];
  });
  after(async () => {
    await shop?.close();
    for (const opened of links) opened.close();
    direct?.disconnect();
    await line?.close();
    await redis?.stop();
  });

  /** A quote is read, an order made and ticked at one process and seen at the other; nobody is refused or signed out. */
  async function workGoesOn(): Promise<void> {
    const order: Order = await seller.newOrder(String(++number));
    const far: LiveScreen = await openScreen(other, ana);
    await far.watch("board", `order:${order.id}`);
    const [result] = await ana.send(order.id, { type: "pick", lineId: order.lines[0]!.id, quantity: 1 });
    assert.equal(result?.outcome, "applied");
    await far.hears("order", ({ version }) => version === order.version + 1, CONVERGES_WITHIN_MS);
    assert.ok((await seller.upload(exampleQuote(String(++number)).spec)).quoteId);
    assert.equal((await ana.request("GET", "/api/session")).statusCode, 200);
    assert.equal((await other.inject({ url: "/api/session", cookies: ana.cookies })).statusCode, 200);
    far.close();
  }

  test("its memory is full: it takes nothing any more", async () => {
    await direct.config("SET", "maxmemory", "1");
    await assert.rejects(direct.set("anything", "1"), /OOM/);
    await workGoesOn();
    await direct.config("SET", "maxmemory", "0");
    await workGoesOn();
  });

  test("it is slow: every answer comes later than anybody waits for it", async () => {
    line.latencyMs = 700;
    await workGoesOn();
    line.latencyMs = 0;
    await workGoesOn();
  });

  test("it has no connection to spare: processes that lose theirs, and those that start, work by themselves", async () => {
    await direct.config("SET", "maxclients", "1");
    line.reset();
    const late = await shop.serveAgain(link(`redis://127.0.0.1:${line.port}`));
    assert.equal((await late.inject({ url: "/api/session", cookies: ana.cookies })).statusCode, 200);
    await workGoesOn();
    await direct.config("SET", "maxclients", "1000");
    await workGoesOn();
  });
});
