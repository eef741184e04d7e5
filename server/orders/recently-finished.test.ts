import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Card } from "../../shared/orders/order.ts";
import { type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
let seller: Hand;
before(async () => {
  shop = await openTestShop();
  seller = await shop.hire("seller");
});
after(() => shop.close());

const recent = async (hand: Hand) =>
  (await hand.request("GET", "/api/orders/recently-finished"))
    .json<{ orders: Card[] }>()
    .orders.map(({ id }) => id);

test("everybody signed in sees what was finished lately, newest first, until it is opened again or hours have gone by", async () => {
  const [first, second, old, open] = [
    await seller.newOrder("0"),
    await seller.newOrder("0"),
    await seller.newOrder("0"),
    await seller.newOrder("0"),
  ];
  for (const { id } of [first, second, old])
    await seller.send(id, { type: "finishShort", reason: "customer_request" });
  await shop.database.query(
    `UPDATE orders SET finished = jsonb_set(finished, '{at}', to_jsonb('2020-01-01T12:00:00.000Z'::text)) WHERE id = $1`,
    [old.id],
  );
  const picker = await shop.hire("picker");
  assert.deepEqual(await recent(picker), [second.id, first.id]);
  await picker.send(second.id, { type: "reopen", reason: "damaged" });
  assert.deepEqual(await recent(picker), [first.id]);
  assert.ok(!(await recent(seller)).includes(open.id));
  assert.equal(
    (await shop.app.inject({ method: "GET", url: "/api/orders/recently-finished" })).statusCode,
    401,
  );
});
