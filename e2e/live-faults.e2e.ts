import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import WebSocket from "ws";
import { runCommands } from "../server/picking/run-commands.ts";
import { createLocalBus } from "../server/platform/bus.ts";
import { type Database, openDatabase } from "../server/platform/database.ts";
import { FIRST_SHOP_ID } from "../server/platform/shop.ts";
import type { ServerMessage } from "../shared/live/server-message.ts";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import { openFaultProxy } from "../test-support/fault-proxy.ts";
import type { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { openShopProcesses, type ShopProcesses } from "../test-support/shop-processes.ts";
import { createLiveSocket, type SocketLike } from "../web/live/live-socket.ts";

/** Any screen is right again within this after its road works again. */
const CONVERGES_WITHIN_MS = 5_000;

let shop: ShopProcesses;
let database: Database;
let seller: ScriptedTablet;
before(async () => {
  shop = await openShopProcesses();
  database = openDatabase(shop.databaseUrl);
  seller = await shop.hire("seller");
});
after(async () => {
  await database?.end();
  await shop?.close();
});

const versionOn = (tablet: ScriptedTablet, order: Order) => tablet.orders.get(order.id)?.version ?? 0;

async function watching(tablet: ScriptedTablet, order: Order): Promise<ScriptedTablet> {
  tablet.listen("presence", `order:${order.id}`);
  await tablet.until(() => tablet.orders.has(order.id));
  return tablet;
}

async function note(tablet: ScriptedTablet, order: Order): Promise<void> {
  assert.equal((await tablet.touch(order.id, { type: "note", text: "conferir" })).outcome, "applied");
}

async function stored(order: Order): Promise<Order> {
  return (await (await seller.request("GET", `/api/orders/${order.id}`)).json()) as Order; // as: the contract
}

test("a line that falls silent without a goodbye is left, and the screen is right when the next one is open", async () => {
  const order = await shop.newOrder(seller);
  const line = await openFaultProxy(() => shop.servers[0]!.port);
  const ana = await watching(await shop.hire("picker", { port: line.port }), order);
  line.swallow = "both";
  await note(seller, order);
  assert.equal(versionOn(ana, order), order.version);
  line.swallow = "none";
  await ana.until(() => versionOn(ana, order) === order.version + 1, 30_000);
  assert.deepEqual(ana.orders.get(order.id), await stored(order));
  await line.close();
});

test("over a slow line every touch arrives, in order and once", async () => {
  const order = await shop.newOrder(seller);
  const line = await openFaultProxy(() => shop.servers[0]!.port);
  const ana = await watching(await shop.hire("picker", { port: line.port }), order);
  line.latencyMs = 400;
  for (const { id } of order.lines) await ana.touch(order.id, { type: "pick", lineId: id, quantity: 1 });
  await ana.until(() => versionOn(ana, order) === order.version + order.lines.length);
  assert.deepEqual(ana.orders.get(order.id), await stored(order));
  await line.close();
});

test("of a tablet whose words no longer arrive the server lets go, and nobody sees it in the order any more", async () => {
  const order = await shop.newOrder(seller);
  const line = await openFaultProxy(() => shop.servers[0]!.port);
  const ana = await watching(await shop.hire("picker", { port: line.port }), order);
  const rui = await watching(await shop.hire("picker", 1), order);
  ana.say({ type: "here", orderId: order.id });
  const sees = (people: number) =>
    rui.heard.some(
      (message) =>
        message.type === "presence" && message.orderId === order.id && message.people.length === people,
    );
  await rui.until(() => sees(1));
  line.swallow = "toServer";
  await rui.until(() => sees(0), 60_000);
  await line.close();
});

test("what an old line still brings after a new one is open turns nothing back", async () => {
  const order = await shop.newOrder(seller);
  const line = await openFaultProxy(() => shop.servers[0]!.port);
  const ana = await watching(await shop.hire("picker", { port: line.port }), order);
  line.latencyMs = 1_500;
  await note(seller, order);
  line.latencyMs = 0;
  ana.drop();
  await note(seller, order);
  await ana.until(() => versionOn(ana, order) === order.version + 2);
  await note(seller, order);
  await ana.until(() => versionOn(ana, order) === order.version + 3);
  assert.deepEqual(ana.orders.get(order.id), await stored(order));
  await line.close();
});

test("with Redis stopped two processes agree within five seconds, and nobody is signed out", async () => {
  const order = await shop.newOrder(seller);
  const rui = await watching(await shop.hire("picker", 1), order);
  await shop.redis!.kill();
  await note(seller, order);
  await rui.until(() => versionOn(rui, order) === order.version + 1, CONVERGES_WITHIN_MS);
  assert.equal((await rui.request("GET", "/api/session")).status, 200);
  await shop.redis!.start();
});

test("Redis comes back empty: no restart, nobody signed out, and the processes hear each other again", async () => {
  const order = await shop.newOrder(seller);
  const rui = await watching(await shop.hire("picker", 1), order);
  await shop.redis!.flush();
  await shop.redis!.kill();
  await shop.redis!.start();
  await note(seller, order);
  await rui.until(() => versionOn(rui, order) === order.version + 1, CONVERGES_WITHIN_MS);
  assert.equal((await rui.request("GET", "/api/session")).status, 200);
});

test("a Redis that stands still holds up no picker", async () => {
  const order = await shop.newOrder(seller);
  const rui = await watching(await shop.hire("picker", 1), order);
  shop.redis!.pause();
  try {
    await note(seller, order);
    await rui.until(() => versionOn(rui, order) === order.version + 1, CONVERGES_WITHIN_MS);
  } finally {
    shop.redis!.resume();
  }
});

test("what was committed by a process that died before it announced reaches every screen", async () => {
  const order = await shop.newOrder(seller);
  const rui = await watching(await shop.hire("picker", 1), order);
  // Commits as a process does, and tells nobody: as if it had been killed in between.
  const { person } = seller.me;
  const command = { commandId: newId(), type: "note", text: "sem anúncio" } as const;
  await runCommands({ database, bus: createLocalBus() }, FIRST_SHOP_ID, order.id, [
    { command, actor: person },
  ]);
  await rui.until(() => versionOn(rui, order) === order.version + 1, CONVERGES_WITHIN_MS);
});

test("a killed process's tablets go on at another one", async () => {
  const order = await shop.newOrder(seller);
  const rui = await watching(await shop.hire("picker", 1), order);
  await shop.servers[1]!.kill();
  await note(seller, order);
  await rui.until(() => versionOn(rui, order) === order.version + 1);
  await shop.restart(1);
});

test("a server with a thousand sockets is replaced: all come back, spread out", async (t) => {
  const order = await shop.newOrder(seller);
  const ana = await shop.hire("picker", 1);
  const back: number[] = [];
  const living = new Set<number>();
  let arrived = () => {};
  const sockets = Array.from({ length: 1_000 }, (_, index) =>
    createLiveSocket({
      open: () => openFor(ana, shop.servers[1]!.port),
      up() {
        back.push(Date.now());
        living.add(index);
        sockets[index]!.say({ type: "watch", topics: [`order:${order.id}`] });
      },
      message: (message: ServerMessage) => {
        if (message.type === "order" || message.type === "snapshot") arrived();
      },
      down: () => void living.delete(index),
      sessionEnded: () => assert.fail("nobody's session ended"),
    }),
  );
  const all = () => living.size === sockets.length;
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (!condition()) return;
        clearInterval(timer);
        resolve();
      }, 20);
    });
  try {
    for (const socket of sockets) socket.start();
    await until(all);
    back.length = 0;
    const stopped = shop.servers[1]!.stop();
    assert.equal(await stopped, 0);
    await shop.restart(1);
    await until(() => all() && back.length >= sockets.length);
    const heard = new Promise<void>((resolve) => {
      let count = 0;
      arrived = () => ++count >= sockets.length && resolve();
    });
    await note(seller, order);
    await heard;
    const perTenth = new Map<number, number>();
    for (const at of back) perTenth.set(Math.floor(at / 100), (perTenth.get(Math.floor(at / 100)) ?? 0) + 1);
    const most = Math.max(...perTenth.values());
    const tookMs = Math.max(...back) - Math.min(...back);
    t.diagnostic(`1000 sockets back in ${tookMs} ms, at most ${most} in a tenth of a second`);
    assert.ok(most <= 400, `${most} sockets came back within a tenth of a second`);
  } finally {
    for (const socket of sockets) socket.stop();
  }
});

function openFor(tablet: ScriptedTablet, port: number): SocketLike {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, {
    headers: { cookie: tablet.cookies },
    perMessageDeflate: false,
  });
  socket.on("error", () => {}); // a refused connection also closes, and that is listened to
  return socket as unknown as SocketLike; // as: ws has the browser's handlers, typed by its own events
}
