import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { CLOSE, SWEEP_INTERVAL_MS } from "../../shared/live/timing.ts";
import type { Order } from "../../shared/orders/order.ts";
import { type LiveScreen, openScreen } from "../../test-support/live-screen.ts";
import { noRedis, type RedisServer, startRedis } from "../../test-support/redis-server.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { linkRedis, type RedisLink } from "../platform/redis.ts";
import { createRedisBus } from "../platform/redis-bus.ts";
import { createRedisStore } from "../platform/redis-store.ts";

/** Any screen is right again within this after the path to it works again. */
const CONVERGES_WITHIN_MS = 5_000;

describe("two processes on one database and one Redis", { skip: noRedis, timeout: 120_000 }, () => {
  let redis: RedisServer;
  let links: RedisLink[];
  let shop: TestShop;
  let other: FastifyInstance;
  let seller: Hand;
  let ana: Hand;
  const screens: LiveScreen[] = [];

  before(async () => {
    redis = await startRedis();
    links = [linkRedis(redis.url), linkRedis(redis.url)];
    await linked();
    const [one, two] = links.map((link) => ({ bus: createRedisBus(link), store: createRedisStore(link) }));
    shop = await openTestShop(one);
    await shop.app.listen({ host: "127.0.0.1", port: 0 });
    other = await shop.serveAgain(two);
    await other.listen({ host: "127.0.0.1", port: 0 });
    [seller, ana] = [await shop.hire("seller"), await shop.hire("picker")];
  });
  after(async () => {
    for (const screen of screens) screen.close();
    await shop.close();
    for (const link of links) link.close();
    await redis.stop();
  });

  /** Both processes have both their lines to Redis. */
  async function linked(): Promise<void> {
    for (const { commands, listening } of links)
      for (const line of [commands, listening]) if (line.status !== "ready") await once(line, "ready");
  }
  /** Both have noticed that there is none. */
  async function cut(): Promise<void> {
    const noticed = links.flatMap(({ commands, listening }) => [
      once(commands, "close"),
      once(listening, "close"),
    ]);
    await redis.kill();
    await Promise.all(noticed);
  }
  async function screenAt(app: FastifyInstance, hand: Hand, ...topics: string[]): Promise<LiveScreen> {
    const screen = await openScreen(app, hand);
    screens.push(screen);
    await screen.watch(...topics);
    return screen;
  }
  /** All requests of `ana` and `seller` go to the first process. */
  const pick = (order: Order) =>
    ana.send(order.id, { type: "pick", lineId: order.lines[0]!.id, quantity: 1 });

  test("a touch at one is heard at the other at once, with every event in turn", async () => {
    const order = await seller.newOrder("0");
    const far = await screenAt(other, ana, "board", `order:${order.id}`, "purchasing");
    await pick(order);
    await far.hears("order", ({ version }) => version === 2, SWEEP_INTERVAL_MS / 2);
    await pick(order);
    await ana.send(order.id, {
      type: "reportMissing",
      lineId: order.lines[1]!.id,
      quantity: 1,
      reason: "price",
    });
    await far.hears("order", ({ version }) => version === 4);
    await far.hears("card", (said) => said.order.id === order.id && said.order.version === 4);
    await far.hears("purchasing", ({ orderId, lines }) => orderId === order.id && lines.length === 1);
    const versions = far.heard
      .flatMap((said) => (said.type === "order" ? said.events : []))
      .map(({ version }) => version);
    assert.deepEqual(versions, [2, 3, 4]);
  });

  test("without Redis what one commits the other has found within five seconds", async () => {
    const order = await seller.newOrder("0");
    const far = await screenAt(other, ana, "board", `order:${order.id}`);
    await cut();
    const near = await screenAt(shop.app, ana, `order:${order.id}`);
    await pick(order);
    await near.hears("order", ({ version }) => version === 2, 1_000);
    await far.hears("order", ({ version }) => version === 2, CONVERGES_WITHIN_MS);
    await far.hears(
      "card",
      (said) => said.order.id === order.id && said.order.version === 2,
      CONVERGES_WITHIN_MS,
    );
    assert.equal((await ana.request("GET", "/api/session")).statusCode, 200, "nobody is signed out");
    await redis.start();
    await linked();
  });

  test("Redis back again carries announcements without a restart of anything", async () => {
    const order = await seller.newOrder("0");
    const far = await screenAt(other, ana, `order:${order.id}`);
    await cut();
    await redis.start();
    await linked();
    await redis.flush();
    await pick(order);
    await far.hears("order", ({ version }) => version === 2, SWEEP_INTERVAL_MS / 2);
    assert.equal((await ana.request("GET", "/api/session")).statusCode, 200);
  });

  test("who has an order open is known everywhere, and after Redis was emptied again within five seconds", async () => {
    const order = await seller.newOrder("0");
    const far = await screenAt(other, seller, "presence");
    const tablet = await screenAt(shop.app, ana);
    tablet.say({ type: "here", orderId: order.id });
    const { id, name } = ana.me.person;
    await far.hears("presence", ({ orderId, people }) => orderId === order.id && people[0]?.id === id);
    await redis.flush();
    const presenceNow = async () => {
      const late = await screenAt(other, seller, "presence");
      const { data } = await late.hears("snapshot");
      late.close();
      return (data as Record<string, unknown>)[order.id]; // as: the topic says so
    };
    const giveUp = Date.now() + CONVERGES_WITHIN_MS;
    let known = await presenceNow();
    while (JSON.stringify(known) !== JSON.stringify([{ id, name }])) {
      assert.ok(Date.now() < giveUp, `known: ${JSON.stringify(known)}`);
      known = await presenceNow();
    }
    tablet.close();
    await far.hears("presence", ({ orderId, people }) => orderId === order.id && people.length === 0);
  });

  test("a session that ends at one process ends its sockets at the other, also without Redis", async () => {
    const admin = await shop.signIn(ADMIN.login, ADMIN.pin);
    const [eva, lia] = [await shop.hire("picker"), await shop.hire("picker")];
    const [ofEva, ofLia] = [await screenAt(other, eva, "board"), await screenAt(other, lia, "board")];
    const begun = Date.now();
    await eva.request("DELETE", "/api/session");
    assert.equal(await ofEva.closed, CLOSE.sessionEnded);
    assert.ok(Date.now() - begun < 3_000, "by its announcement");
    await cut();
    const cutAt = Date.now();
    await admin.request("PATCH", `/api/people/${lia.me.person.id}`, { role: "buyer" });
    assert.equal(await ofLia.closed, CLOSE.sessionEnded);
    assert.ok(Date.now() - cutAt < CONVERGES_WITHIN_MS + 1_000, "by looking");
    await redis.start();
    await linked();
  });
});
