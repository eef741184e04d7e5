import assert from "node:assert/strict";
import { test } from "node:test";
import type { Order } from "../shared/orders/order.ts";
import { applyEvent } from "../shared/picking/apply-event.ts";
import { BUCKETS } from "../shared/picking/buckets.ts";
import type { Command } from "../shared/picking/command.ts";
import type { OrderEvent } from "../shared/picking/event.ts";
import type { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { openShopProcesses } from "../test-support/shop-processes.ts";

const SECONDS = process.env.SOAK ? 60 : 12;
const TABLETS = 20;
const ORDERS = 20;

const one = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

function someTouch(order: Order): Partial<Command> {
  const line = one(order.lines);
  const quantity = 1 + Math.floor(Math.random() * 3);
  return one<Partial<Command>>([
    { type: "pick", lineId: line.id, quantity },
    { type: "pick", lineId: line.id, quantity },
    { type: "unpick", lineId: line.id, quantity },
    { type: "reportMissing", lineId: line.id, quantity: 1, reason: "out_of_stock" },
    { type: "note", lineId: line.id, text: "conferir" },
  ]);
}

async function tickUntil(end: number, tablet: ScriptedTablet, orders: readonly Order[]): Promise<void> {
  while (Date.now() < end) {
    const order = tablet.orders.get(one(orders).id);
    if (order) await tablet.touch(order.id, someTouch(order));
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80)); // a hand between two touches
  }
}

test(`${TABLETS} tablets tick ${ORDERS} shared orders for ${SECONDS} s while Redis and a process are killed and restarted: nothing lost, nothing doubled, all screens equal`, async (t) => {
  const shop = await openShopProcesses();
  try {
    const seller = await shop.hire("seller");
    const orders: Order[] = [];
    for (let index = 0; index < ORDERS; index++) orders.push(await shop.newOrder(seller));
    const tablets: ScriptedTablet[] = [];
    for (let index = 0; index < TABLETS; index++) tablets.push(await shop.hire("picker", index % 2));
    const topics = orders.map(({ id }) => `order:${id}`);
    for (const tablet of tablets) tablet.listen("board", ...topics);
    await Promise.all(tablets.map((tablet) => tablet.until(() => tablet.orders.size === ORDERS)));

    const end = Date.now() + SECONDS * 1_000;
    const at = (share: number) =>
      new Promise((resolve) => setTimeout(resolve, Math.max(0, end - Date.now() - SECONDS * 1_000 * share)));
    const ticking = Promise.all(tablets.map((tablet) => tickUntil(end, tablet, orders)));
    await at(0.85);
    await shop.redis!.kill();
    await at(0.65);
    await shop.redis!.start();
    await at(0.5);
    await shop.servers[1]!.kill();
    await at(0.3);
    await shop.restart(1);
    await at(0.15);
    await shop.redis!.flush();
    await ticking;

    const logs = new Map<string, OrderEvent[]>();
    for (const order of orders) {
      const stored = (await (await seller.request("GET", `/api/orders/${order.id}`)).json()) as Order; // as: the contract
      const answer = await seller.request("GET", `/api/orders/${order.id}/events?after=1`);
      const { events } = (await answer.json()) as { events: OrderEvent[] }; // as: the contract
      logs.set(order.id, events);
      assert.deepEqual(events.reduce(applyEvent, order), stored, "the row is its log replayed");
      for (const line of stored.lines)
        assert.equal(
          BUCKETS.reduce((sum, bucket) => sum + line[bucket], 0),
          line.requested,
        );
      for (const tablet of tablets) {
        await tablet.until(() => tablet.orders.get(order.id)!.version >= stored.version);
        assert.deepEqual(tablet.orders.get(order.id), stored, "the tablet shows what is stored");
      }
    }
    const written = [...logs.values()].flat();
    let applied = 0;
    for (const { commandId, outcome, quantity } of tablets.flatMap(({ answers }) => [...answers.values()])) {
      const events = written.filter((event) => event.commandId === commandId);
      if (outcome === "applied") {
        applied++;
        assert.equal(events.length, 1, "an acknowledged touch is in the log exactly once");
        const moved = events[0]!.moves.reduce((sum, move) => sum + move.quantity, 0);
        if (quantity !== undefined) assert.equal(moved, quantity);
      }
    }
    assert.ok(applied > 0);
    const reconnects = tablets.reduce((sum, tablet) => sum + tablet.reconnects, 0);
    assert.ok(reconnects > 0, "the killed process was noticed");
    t.diagnostic(`${applied} touches applied, ${reconnects} reconnects`);
  } finally {
    await shop.close();
  }
});
