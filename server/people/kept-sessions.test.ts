import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { openScreen } from "../../test-support/live-screen.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { createLocalBus } from "../platform/bus.ts";

const bus = createLocalBus();
let shop: TestShop;
let other: FastifyInstance;
let admin: Hand;
before(async () => {
  shop = await openTestShop({ bus });
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  other = await shop.serveAgain();
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
});
after(() => shop.close());

const reads = async (hand: Hand, app: FastifyInstance = shop.app) =>
  (await app.inject({ method: "GET", url: "/api/logistics", cookies: hand.cookies })).statusCode;

test("who reads often is looked up once in a while, and who acts each time", async (context) => {
  const ana = await shop.hire("picker");
  const seller = await shop.hire("seller");
  const order = await seller.newOrder("0");
  const spy = context.mock.method(shop.database, "query");
  const lookedUp = () =>
    spy.mock.calls.filter(({ arguments: [query] }) => {
      const { name } = query as { name?: string }; // as: a statement, by text or by name
      return name?.startsWith("read_session");
    }).length;
  for (let time = 0; time < 5; time++) assert.equal(await reads(ana), 200);
  assert.equal(lookedUp(), 1);
  for (let time = 0; time < 3; time++) await ana.send(order.id, { type: "note", text: "oi" });
  assert.equal(lookedUp(), 4);
  const now = performance.now();
  context.mock.method(performance, "now", () => now + 5_000);
  assert.equal(await reads(ana), 200);
  assert.equal(lookedUp(), 5, "after five seconds again");
});

test("who is dismissed, demoted or signed out reads nothing more, at any process that hears of it", async () => {
  const ends: ((hand: Hand) => Promise<unknown>)[] = [
    ({ me }) => admin.request("PATCH", `/api/people/${me.person.id}`, { active: false }),
    ({ me }) => admin.request("PATCH", `/api/people/${me.person.id}`, { role: "buyer" }),
    ({ me }) => admin.request("POST", `/api/people/${me.person.id}/sign-out`),
    (hand) => hand.request("DELETE", "/api/session"),
  ];
  for (const end of ends) {
    const ana = await shop.hire("picker");
    assert.deepEqual([await reads(ana), await reads(ana, other)], [200, 200]);
    await end(ana);
    assert.deepEqual([await reads(ana), await reads(ana, other)], [401, 401]);
  }
});

test("where nobody says so, an ended session still reads for seconds, but neither acts nor listens nor says who it is", async (context) => {
  const seller = await shop.hire("seller");
  const order = await seller.newOrder("0");
  const ana = await shop.hire("picker");
  assert.equal(await reads(ana), 200);
  await shop.database.query("UPDATE sessions SET ended_at = now() WHERE person_id = $1", [ana.me.person.id]);
  const body = { commands: [{ commandId: crypto.randomUUID(), type: "note", text: "oi" }] };
  assert.equal((await ana.request("POST", `/api/orders/${order.id}/commands`, body)).statusCode, 401);
  assert.equal((await ana.request("GET", "/api/session")).statusCode, 401);
  assert.equal((await ana.request("GET", "/api/orders?state=open")).statusCode, 401);
  await assert.rejects(openScreen(shop.app, ana), /refused with 401/);
  const now = performance.now();
  context.mock.method(performance, "now", () => now + 5_000);
  assert.equal(await reads(ana), 401);
});

test("other settings are seen at once at every process that hears of them", async () => {
  const name = async (app: FastifyInstance) =>
    (await app.inject({ method: "GET", url: "/api/settings", cookies: admin.cookies })).json().shopName;
  await Promise.all([name(shop.app), name(other)]);
  await admin.request("PATCH", "/api/settings", { shopName: "Loja do Centro" });
  assert.deepEqual([await name(shop.app), await name(other)], ["Loja do Centro", "Loja do Centro"]);
});
