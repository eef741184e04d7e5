import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Order } from "../shared/orders/order.ts";
import { applyEvent } from "../shared/picking/apply-event.ts";
import type { OrderEvent } from "../shared/picking/event.ts";
import { freePort } from "../test-support/free-port.ts";
import {
  commitBeforeNewestMigration,
  type OtherVersion,
  versionOf,
  versionWithMigration,
} from "../test-support/other-version.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { launchServer } from "../test-support/running-server.ts";
import type { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { openShopProcesses, type ShopProcesses } from "../test-support/shop-processes.ts";

let shop: ShopProcesses;
before(async () => {
  shop = await openShopProcesses({ count: 1 });
});
after(() => shop?.close());

async function stored(by: ScriptedTablet, order: Order): Promise<Order> {
  return (await (await by.request("GET", `/api/orders/${order.id}`)).json()) as Order; // as: the contract
}

async function watching(tablet: ScriptedTablet, order: Order): Promise<ScriptedTablet> {
  tablet.listen("board", `order:${order.id}`);
  await tablet.until(() => tablet.orders.has(order.id));
  return tablet;
}

const commit = commitBeforeNewestMigration();
const noHistory =
  commit === undefined &&
  "this clone does not hold the version before the newest migration: git fetch --unshallow";

describe("the version before the newest migration beside this one", { skip: noHistory }, () => {
  let version: OtherVersion;
  const NEW = 0;
  const OLD = 1;
  before(async () => {
    version = versionOf(commit!);
    const old = await launchServer(shop.environment(await freePort()), [], version.root);
    shop.servers.push(old);
    await old.up;
  });
  after(() => version?.remove());

  test("both serve one order on the new schema: whoever picks at either is heard at both, and the log replays", async () => {
    const [ana, rui] = [await shop.hire("picker", NEW), await shop.hire("picker", OLD)];
    const order = await shop.newOrder(await shop.hire("seller", OLD));
    const [first, second, third] = order.lines;
    await Promise.all([watching(ana, order), watching(rui, order)]);
    await ana.touch(order.id, { type: "pick", lineId: first!.id, quantity: 2 });
    await rui.touch(order.id, { type: "pick", lineId: first!.id, quantity: 1 });
    await rui.touch(order.id, { type: "reportMissing", lineId: second!.id, quantity: 1, reason: "price" });
    await ana.touch(order.id, { type: "pick", lineId: second!.id, quantity: 1 });
    await rui.touch(order.id, { type: "note", lineId: third!.id, text: "caixa amassada" });
    const now = await stored(ana, order);
    assert.equal(now.version, order.version + 5);
    for (const tablet of [ana, rui]) {
      await tablet.until(() => tablet.orders.get(order.id)!.version === now.version);
      const { events } = (await (
        await tablet.request("GET", `/api/orders/${order.id}/events?after=1`)
      ).json()) as { events: OrderEvent[] }; // as: the contract
      assert.deepEqual(events.reduce(applyEvent, order), now);
    }
  });

  test("an order that was made at either is finished at the other, and both show it on the board and in the figures", async () => {
    for (const [made, finished, number] of [
      [OLD, NEW, "48001"],
      [NEW, OLD, "48002"],
    ] as const) {
      const { spec } = exampleQuote(number);
      const order = await shop.newOrder(await shop.hire("seller", made), spec);
      const picker = await shop.hire("picker", finished);
      for (const { id, requested } of order.lines)
        await picker.touch(order.id, { type: "pick", lineId: id, quantity: requested });
      assert.equal((await picker.touch(order.id, { type: "finish" })).outcome, "applied");
    }
    for (const at of [NEW, OLD]) {
      const admin = await shop.tablet(at).signIn(1, "4321");
      for (const path of ["/api/orders?state=open", "/api/figures", "/api/people", "/api/audit"])
        assert.equal((await admin.request("GET", path)).status, 200, `${path} at ${at}`);
    }
  });

  test("nobody is signed out: who came in at either is known at the other", async () => {
    for (const [from, to] of [
      [NEW, OLD],
      [OLD, NEW],
    ] as const) {
      const ana = await shop.hire("picker", from);
      const { port } = shop.servers[to]!;
      const asked = await fetch(`http://127.0.0.1:${port}/api/session`, { headers: { cookie: ana.cookies } });
      assert.equal(asked.status, 200, `from ${from} to ${to}`);
    }
  });
});

test("a new version whose migration fails ends with an error; the one that serves goes on, on the schema that it knows", async () => {
  const broken = versionWithMigration(
    "9999-broken.sql",
    "ALTER TABLE orders ADD COLUMN half text; UPDATE orders SET nothing = 1;",
  );
  try {
    const seller = await shop.hire("seller");
    const order = await shop.newOrder(seller, exampleQuote("48003").spec);
    const next = await launchServer(shop.environment(await freePort()), [], broken.root);
    assert.equal(await next.ended, 1);
    assert.match(next.output(), /9999-broken.*column \\"nothing\\"/s, "and says which and why");
    assert.equal((await seller.touch(order.id, { type: "note", text: "segue" })).outcome, "applied");
    assert.equal((await stored(seller, order)).version, order.version + 1);
  } finally {
    broken.remove();
  }
});
