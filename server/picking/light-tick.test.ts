import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "../../shared/new-id.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { Command } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import { openTestShop } from "../../test-support/test-shop.ts";
import { type Transaction, transaction } from "../platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";
import { lockOrder } from "./lock-order.ts";
import { writeDecisions } from "./write-decisions.ts";

test("a tick leaves the indexes of orders and lines alone", async () => {
  const shop = await openTestShop();
  const seller = await shop.hire("seller");
  const { id, lines } = await seller.newOrder("0");
  const lineId = lines[0]!.id;
  // The first one changes the order's state, which is indexed.
  await seller.send(id, { type: "pick", lineId, quantity: 1 });
  const command: Command = { commandId: newId(), type: "pick", lineId, quantity: 1 };
  const actor = { ...seller.me.person };
  const light = await transaction(shop.database, async (tx) => {
    // A connection counts what it did before along, until it has told it.
    const before = await counts(tx);
    const { order, pickers } = (await lockOrder(tx, shopId, id, [command]))!;
    const now = new Date().toISOString();
    const { result, event } = decide(order, [], command, actor, { now });
    const decided = [{ command, actor, result, event }];
    await writeDecisions(tx, shopId, order, applyEvent(order, event!), pickers, decided, now);
    const after = await counts(tx);
    return after.map(({ table, light, all }, index) => ({
      table,
      light: light - before[index]!.light,
      all: all - before[index]!.all,
    }));
  });
  assert.deepEqual(light, [
    { table: "orders", light: 1, all: 1 },
    { table: "lines", light: 1, all: 1 },
  ]);
  await shop.close();
});

/** Rows that were rewritten, and how many of them without a new entry in any index. */
async function counts(tx: Transaction) {
  const { rows } = await tx.query<{ table: string; light: number; all: number }>(
    `SELECT t AS table, pg_stat_get_xact_tuples_hot_updated(t::regclass) AS light,
       pg_stat_get_xact_tuples_updated(t::regclass) AS all
     FROM unnest(ARRAY['orders', 'lines']) t`,
  );
  return rows;
}
