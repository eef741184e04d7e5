import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { silentLog } from "../server/platform/embedded-postgres/log.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../server/platform/embedded-postgres.ts";
import { migrate } from "../server/platform/migrate.ts";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import { applyEvent } from "../shared/picking/apply-event.ts";
import { type Hand, openTestShop, type TestShop } from "../test-support/test-shop.ts";

let home: string;
let postgres: EmbeddedPostgres;
let shop: TestShop;
before(async () => {
  home = mkdtempSync("/tmp/separacao-restarts-");
  chmodSync(home, 0o711);
  postgres = await startEmbeddedPostgres({ dataDir: join(home, "data"), log: silentLog });
  await migrate(postgres.url);
  shop = await openTestShop({}, { url: postgres.url, drop: async () => {} });
  shop.database.on("error", () => {}); // idle connections end with their server
});
after(async () => {
  await shop?.close();
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** As the outbox does it: again after a 503, and no other refusal. Counts the 503s. */
async function tickUntilAnswered(hand: Hand, order: Order, lineId: string): Promise<number> {
  const command = { commandId: newId(), type: "pick", lineId, quantity: 1 };
  for (let waited = 0; ; waited++) {
    const answer = await hand.request("POST", `/api/orders/${order.id}/commands`, { commands: [command] });
    if (answer.statusCode === 200) {
      assert.equal(answer.json().results[0].outcome, "applied");
      return waited;
    }
    assert.deepEqual([answer.statusCode, answer.json().code], [503, "unavailable"], answer.body);
    assert.ok(answer.headers["retry-after"]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

for (const [how, signal, number] of [
  ["is restarted", "SIGINT", "47001"],
  ["is killed", "SIGKILL", "47002"],
] as const)
  test(`PostgreSQL ${how} while four people pick: everybody is asked to wait, then every touch counts once`, async () => {
    const order = await (await shop.hire("seller")).newOrder(number);
    const line = order.lines.find(({ requested }) => requested === 75)!;
    const hands = await Promise.all([1, 2, 3, 4].map(() => shop.hire("picker")));
    let ticked = 0;
    let waited = 0;
    await Promise.all(
      hands.map(async (hand, index) => {
        for (let round = 0; round < 18; round++) {
          if (index === 0 && round === 6) process.kill(postgres.pid()!, signal);
          waited += await tickUntilAnswered(hand, order, line.id);
          ticked++;
        }
      }),
    );
    assert.ok(waited > 0, "they met the fault");
    const stored = await hands[0]!.order(order.id);
    assert.equal(stored.lines.find(({ id }) => id === line.id)!.picked, ticked);
    const { events } = (await hands[0]!.request("GET", `/api/orders/${order.id}/events?after=1`)).json();
    assert.equal(events.length, ticked);
    assert.deepEqual(events.reduce(applyEvent, order), stored);
  });
