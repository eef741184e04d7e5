import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CLOSE, RECONNECT_SPREAD_MS } from "../../shared/live/timing.ts";
import { newId } from "../../shared/new-id.ts";
import type { Card, Order } from "../../shared/orders/order.ts";
import { type LiveScreen, openScreen } from "../../test-support/live-screen.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { until } from "../../test-support/until.ts";

let shop: TestShop;
let seller: Hand;
let ana: Hand;
const screens: LiveScreen[] = [];
before(async () => {
  shop = await openTestShop({ liveTiming: { beatMs: 300, leaseMs: 1_500, sweepMs: 200, sessionsMs: 200 } });
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  [seller, ana] = [await shop.hire("seller"), await shop.hire("picker")];
});
after(async () => {
  for (const screen of screens) screen.close();
  await shop.close();
});

async function screenOf(hand: Pick<Hand, "cookies">, ...topics: string[]): Promise<LiveScreen> {
  const screen = await openScreen(shop.app, hand);
  screens.push(screen);
  await screen.watch(...topics);
  return screen;
}

const pick = (order: Order, quantity = 1, line = 0) => ({
  type: "pick" as const,
  lineId: order.lines[line]!.id,
  quantity,
});
const missing = (order: Order, line = 1) => ({
  type: "reportMissing" as const,
  lineId: order.lines[line]!.id,
  quantity: 1,
  reason: "out_of_stock" as const,
});

test("a stranger, a foreign page, a foreign name and a plain request get no socket", async () => {
  const { listeningOrigin } = shop.app;
  await assert.rejects(openScreen(shop.app), /refused with 401/);
  await assert.rejects(openScreen(shop.app, { cookies: { session: "made-up" } }), /refused with 401/);
  const foreign = { cookies: ana.cookies, headers: { origin: "https://elsewhere.example" } };
  await assert.rejects(openScreen(shop.app, foreign), /refused with 403/);
  const rebound = { cookies: ana.cookies, headers: { host: "elsewhere.example" } };
  await assert.rejects(openScreen(shop.app, rebound), /refused with 400/);
  await assert.rejects(openScreen(`${listeningOrigin}/elsewhere`, ana), /refused with 404/);
  assert.equal((await ana.request("GET", "/live")).statusCode, 400);
  const own = await openScreen(shop.app, { cookies: ana.cookies, headers: { origin: listeningOrigin } });
  screens.push(own);
  const { v, build } = await own.hears("hello");
  assert.deepEqual([v, typeof build], [1, "string"]);
});

test("the answer to a watch is what HTTP says, with its version", async () => {
  const order = await seller.newOrder("0");
  await ana.send(order.id, pick(order), missing(order));
  const screen = await screenOf(ana, "board", `order:${order.id}`, "purchasing", "presence");
  const board = await screen.hears("snapshot", ({ topic }) => topic === "board");
  const listed: { orders: Card[] } = (await ana.request("GET", "/api/orders?state=open")).json();
  const versionSum = listed.orders.reduce((sum, { version }) => sum + version, 0);
  assert.deepEqual(board.data, { orders: listed.orders, count: listed.orders.length, versionSum });
  assert.equal(board.version, versionSum);
  const one = await screen.hears("snapshot", ({ topic }) => topic === `order:${order.id}`);
  assert.deepEqual(one.data, await ana.order(order.id));
  assert.equal(one.version, 3);
  const purchasing = await screen.hears("snapshot", ({ topic }) => topic === "purchasing");
  const panel = (await ana.request("GET", "/api/purchases/lines")).json();
  assert.deepEqual((purchasing.data as { lines: unknown }).lines, panel.lines); // as: the topic says so
});

test("each topic tells its own to those who watch it, and nothing to the others", async () => {
  const [order, other] = [await seller.newOrder("0"), await seller.newOrder("0")];
  const board = await screenOf(ana, "board");
  const both = await screenOf(ana, `order:${order.id}`, `order:${other.id}`);
  const one = await screenOf(ana, `order:${order.id}`);
  const buyer = await screenOf(ana, "purchasing");
  const idle = await screenOf(ana);
  await ana.send(other.id, pick(other));
  await ana.send(order.id, pick(order), missing(order));
  await both.hears("order", ({ orderId }) => orderId === other.id);
  const { version, events } = await one.hears("order");
  assert.deepEqual([version, events.map(({ type }) => type)], [3, ["picked", "missingReported"]]);
  const { order: card } = await board.hears(
    "card",
    (said) => said.order.id === order.id && said.order.version === 3,
  );
  const listed: { orders: Card[] } = (await ana.request("GET", "/api/orders?state=open")).json();
  assert.deepEqual(
    card,
    listed.orders.find(({ id }) => id === order.id),
    "the card is the one that its row gives",
  );
  const panel = await buyer.hears("purchasing", ({ orderId }) => orderId === order.id);
  assert.deepEqual(
    panel.lines.map(({ toBuy }) => toBuy),
    [1],
  );
  await idle.hears("beat");

  const types = (screen: LiveScreen) => new Set(screen.heard.map(({ type }) => type));
  assert.ok([...types(board)].every((type) => ["hello", "snapshot", "card", "beat"].includes(type)));
  assert.ok(!types(one).has("card") && !types(one).has("purchasing"));
  assert.ok(one.heard.every((said) => said.type !== "order" || said.orderId === order.id));
  assert.ok(buyer.heard.every((said) => said.type !== "purchasing" || said.orderId !== other.id));
  assert.ok([...types(idle)].every((type) => type === "hello" || type === "beat"));
});

test("who stops watching hears no more, and an order that does not exist is not to be heard", async () => {
  const order = await seller.newOrder("0");
  const [leaves, stays] = [
    await screenOf(ana, `order:${order.id}`),
    await screenOf(ana, `order:${order.id}`),
  ];
  leaves.say({ type: "unwatch", topics: [`order:${order.id}`] });
  await leaves.watch(`order:${newId()}`, "order:nonsense", "figures");
  const refusals = leaves.heard.flatMap((said) => (said.type === "refused" ? said.code : []));
  assert.deepEqual(refusals.sort(), ["bad_request", "bad_request", "not_found"]);
  await ana.send(order.id, pick(order));
  await stays.hears("order");
  assert.ok(leaves.heard.every(({ type }) => type !== "order"));
});

test("an order that closes leaves the board, and one that is reopened comes back", async () => {
  const order = await seller.newOrder("0");
  const screen = await screenOf(ana, "board", "purchasing");
  await ana.send(order.id, missing(order));
  await screen.hears("purchasing", ({ orderId }) => orderId === order.id);
  await seller.send(order.id, { type: "cancel", reason: "customer_request" });
  await screen.hears("card", (said) => said.order.id === order.id && said.order.state === "cancelled");
  await screen.hears("purchasing", ({ orderId, lines }) => orderId === order.id && lines.length === 0);
  const late = await screenOf(ana, "board");
  const snapshot = await late.hears("snapshot");
  const { orders } = snapshot.data as { orders: Card[] }; // as: the topic says so
  assert.ok(orders.every(({ id }) => id !== order.id));
  await seller.send(order.id, { type: "reopen", reason: "other", text: "voltou" });
  await late.hears("card", (said) => said.order.id === order.id && said.order.state !== "cancelled");
});

test("nothing is lost between snapshot and stream, however often somebody comes while others tick", async () => {
  const order = await seller.newOrder("0");
  const line = order.lines.toSorted((a, b) => b.requested - a.requested)[0]!;
  const ticking = (async () => {
    for (let tick = 0; tick < 30; tick++)
      await ana.send(order.id, { type: tick % 2 ? "unpick" : "pick", lineId: line.id, quantity: 1 });
  })();
  const coming: Promise<LiveScreen>[] = [];
  for (let number = 0; number < 12; number++) {
    coming.push(screenOf(ana, `order:${order.id}`, "board"));
    await coming.at(-1);
  }
  await ticking;
  for (const screen of await Promise.all(coming)) {
    const first = await screen.hears("snapshot", ({ topic }) => topic !== "board");
    if (first.version < 31) await screen.hears("order", ({ version }) => version === 31);
    const told = screen.heard.flatMap((said) => (said.type === "order" ? said.events : []));
    const versions = told.map(({ version }) => version).filter((version) => version > first.version);
    assert.deepEqual(
      versions,
      Array.from({ length: 31 - first.version }, (_, index) => first.version + 1 + index),
    );
    const at = screen.heard.indexOf(first);
    assert.ok(
      screen.heard.slice(0, at).every(({ type }) => type !== "order"),
      "the snapshot comes first",
    );
  }
});

test("400 touches at once reach every screen in turn, without a gap, in far fewer messages", async () => {
  const order = await seller.newOrder("0");
  const line = order.lines[0]!;
  const watching = await Promise.all(
    Array.from({ length: 20 }, () => screenOf(ana, `order:${order.id}`, "board")),
  );
  let left = 400;
  const hand = async () => {
    while (left-- > 0) await ana.send(order.id, { type: "note", text: `toque ${left}`, lineId: line.id });
  };
  await Promise.all(Array.from({ length: 16 }, hand));
  for (const screen of watching) {
    await screen.hears("order", ({ version }) => version === 401);
    await screen.hears("card", (said) => said.order.id === order.id && said.order.version === 401);
    const messages = screen.heard.filter((said) => said.type === "order");
    const versions = messages.flatMap(({ events }) => events.map(({ version }) => version));
    assert.deepEqual(
      versions,
      Array.from({ length: 400 }, (_, index) => index + 2),
    );
    assert.ok(messages.length < 400);
  }
});

test("a beat says the versions of what is watched, and the board's tally is the one of the last cards", async () => {
  const order = await seller.newOrder("0");
  const screen = await screenOf(ana, "board", `order:${order.id}`);
  await ana.send(order.id, pick(order));
  const { board } = await screen.hears("beat", ({ orders }) => orders[order.id] === 2);
  const { orders }: { orders: Card[] } = (await ana.request("GET", "/api/orders?state=open")).json();
  const versionSum = orders.reduce((sum, { version }) => sum + version, 0);
  assert.deepEqual(board, { count: orders.length, versionSum });
});

test("what was committed and never announced is found by the sweep, once", async () => {
  const order = await seller.newOrder("0");
  const screen = await screenOf(ana, "board", `order:${order.id}`);
  // As another process would that dies between its commit and its announcement.
  await shop.database.query(
    `WITH noted AS (
       INSERT INTO order_events (shop_id, order_id, version, type, at, happened_at, by_id, by_name, data)
       SELECT shop_id, id, version + 1, 'noted', now(), now(), seller_id, 'Alguém', '{"v":1,"moves":[]}' FROM orders WHERE id = $1
     ) UPDATE orders SET version = version + 1, changed_at = now() WHERE id = $1`,
    [order.id],
  );
  const { events } = await screen.hears("order", () => true, 5_000);
  assert.deepEqual(
    events.map(({ version, type }) => [version, type]),
    [[2, "noted"]],
  );
  await screen.hears("card", (said) => said.order.id === order.id && said.order.version === 2);
  const late = await screenOf(ana, `order:${order.id}`);
  const snapshot = await late.hears("snapshot");
  assert.deepEqual(snapshot.data, await ana.order(order.id));
  await ana.send(order.id, pick(order));
  await screen.hears("order", ({ version }) => version === 3);
  assert.equal(screen.heard.filter(({ type }) => type === "order").length, 2);
});

test("who has an order open is seen by all, once for two tablets, and is gone with the last of them", async () => {
  const order = await seller.newOrder("0");
  const eye = await screenOf(seller, "presence");
  const [first, second] = [await screenOf(ana), await screenOf(ana)];
  const here = (people: unknown[]) => (said: { orderId: string; people: unknown[] }) =>
    said.orderId === order.id && JSON.stringify(said.people) === JSON.stringify(people);
  const { id, name } = ana.me.person;
  first.say({ type: "here", orderId: order.id });
  second.say({ type: "here", orderId: order.id });
  await eye.hears("presence", here([{ id, name }]));
  const late = await screenOf(seller, "presence");
  const { data } = await late.hears("snapshot");
  assert.deepEqual((data as Record<string, unknown>)[order.id], [{ id, name }]); // as: the topic says so
  const renewing = setInterval(() => second.say({ type: "here", orderId: order.id }), 300);
  first.close();
  await first.closed;
  const beatsHeard = eye.heard.filter(({ type }) => type === "beat").length;
  await eye.hears("beat", () => eye.heard.filter(({ type }) => type === "beat").length > beatsHeard + 2);
  assert.ok(
    !eye.heard.some((said) => said.type === "presence" && said.people.length === 0),
    "one tablet is left",
  );
  clearInterval(renewing);
  second.close();
  await eye.hears("presence", here([]));
});

test("a presence ends by itself when nobody says it again", async () => {
  const order = await seller.newOrder("0");
  const eye = await screenOf(seller, "presence");
  const tablet = await screenOf(ana);
  tablet.say({ type: "here", orderId: order.id });
  await eye.hears("presence", ({ orderId, people }) => orderId === order.id && people.length === 1);
  await eye.hears("presence", ({ orderId, people }) => orderId === order.id && people.length === 0);
});

test("a socket ends with its session: signed out, sent away, given another role, or ended by another program", async () => {
  const admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  const people = await Promise.all([1, 2, 3, 4].map(() => shop.hire("picker")));
  const [out, away, role, elsewhere] = await Promise.all(people.map((hand) => screenOf(hand, "board")));
  const witness = await screenOf(ana, "board");
  await people[0]!.request("DELETE", "/api/session");
  assert.equal(await out!.closed, CLOSE.sessionEnded);
  await admin.request("PATCH", `/api/people/${people[1]!.me.person.id}`, { active: false });
  assert.equal(await away!.closed, CLOSE.sessionEnded);
  await admin.request("PATCH", `/api/people/${people[2]!.me.person.id}`, { role: "buyer" });
  assert.equal(await role!.closed, CLOSE.sessionEnded);
  await shop.database.query(
    "UPDATE sessions SET last_active_at = now() - interval '9 hours' WHERE person_id = $1",
    [people[3]!.me.person.id],
  );
  assert.equal(await elsewhere!.closed, CLOSE.sessionEnded, "slept too long");
  await assert.rejects(openScreen(shop.app, people[3]!), /refused with 401/);
  assert.equal(witness.socket.readyState, witness.socket.OPEN);
});

test("an open socket is no activity: the session sleeps all the same", async () => {
  const eva = await shop.hire("picker");
  const asleep = "last_active_at = now() - interval '7 hours'";
  await shop.database.query(`UPDATE sessions SET ${asleep} WHERE person_id = $1`, [eva.me.person.id]);
  const screen = await screenOf(eva, "board");
  screen.say({ type: "here", orderId: newId() });
  await screen.hears("beat");
  const { rows } = await shop.database.query(
    "SELECT last_active_at < now() - interval '6 hours' AS slept FROM sessions WHERE person_id = $1 AND ended_at IS NULL",
    [eva.me.person.id],
  );
  assert.deepEqual(rows, [{ slept: true }]);
});

test("a flood of messages is refused, then cut off; nonsense at once", async () => {
  const flood = await screenOf(ana);
  for (let count = 0; count < 60; count++) flood.say({ type: "watch", topics: ["board"] });
  await flood.hears("refused", ({ code }) => code === "too_many_requests");
  for (let count = 0; count < 400; count++) flood.say({ type: "unwatch", topics: ["board"] });
  assert.equal(await flood.closed, 1008);
  const nonsense = await screenOf(ana);
  nonsense.socket.send("{}");
  assert.equal(await nonsense.closed, 1008);
  const huge = await screenOf(ana);
  huge.socket.send("x".repeat(17 * 1024));
  assert.equal(await huge.closed, 1009);
});

test("a process that drains tells its screens to leave, serves who is inside, lets nobody in, and then ends", async () => {
  const other = await shop.serveAgain();
  await other.listen({ host: "127.0.0.1", port: 0 });
  const order = await seller.newOrder();
  const screen = await openScreen(other, ana);
  await screen.watch(`order:${order.id}`);
  const origin = other.listeningOrigin;
  const ready = () => fetch(`${origin}/health/ready`);
  assert.equal((await (await ready()).json()).status, "ok");
  const closing = other.close();
  assert.equal((await screen.hears("bye")).withinMs, RECONNECT_SPREAD_MS);
  const inside = await ready();
  assert.deepEqual([inside.status, inside.headers.get("connection")], [503, "close"]);
  await inside.arrayBuffer();
  await assert.rejects(ready(), "by another connection");
  await assert.rejects(openScreen(origin, ana));
  await ana.send(order.id, { type: "note", text: "até o fim" });
  await screen.hears("order", ({ version }) => version === order.version + 1);
  screen.close();
  await closing;
});

test("a request that is under way when the process is told to end is answered", async () => {
  const other = await shop.serveAgain();
  await other.listen({ host: "127.0.0.1", port: 0 });
  const order = await seller.newOrder("0");
  const holder = await shop.database.connect();
  await holder.query("BEGIN");
  await holder.query("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
  const cookie = Object.entries(ana.cookies)
    .map((pair) => pair.join("="))
    .join("; ");
  const asked = fetch(`${other.listeningOrigin}/api/orders/${order.id}`, { headers: { cookie } });
  await until("it waits for the order", async () => {
    const { rows } = await holder.query("SELECT 1 FROM pg_locks WHERE NOT granted");
    return rows.length > 0;
  });
  const closing = other.close();
  await new Promise(setImmediate);
  await holder.query("COMMIT");
  holder.release();
  assert.equal((await asked).status, 200);
  await closing;
});

test("screens that do not leave a draining process are closed", async () => {
  const other = await shop.serveAgain({ liveTiming: { goodbyeMs: 50 } });
  await other.listen({ host: "127.0.0.1", port: 0 });
  const screen = await openScreen(other, ana);
  await screen.watch("board");
  const closing = other.close();
  assert.equal((await screen.hears("bye")).withinMs, 50);
  assert.equal(await screen.closed, CLOSE.draining);
  await closing;
});
