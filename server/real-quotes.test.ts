import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { after, before, test } from "node:test";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import { realQuoteFiles } from "../test-support/quotes/real-quotes.ts";
import { openTestShop, type TestShop } from "../test-support/test-shop.ts";

const files = realQuoteFiles();
let shop: TestShop;
if (files.length > 0) {
  before(async () => {
    shop = await openTestShop();
  });
  after(() => shop.close());
}

for (const file of files)
  test(`the real quote ${basename(file)} is read without a problem, picked line by line and finished`, async (t) => {
    const seller = await shop.hire("seller");
    const picker = await shop.hire("picker");
    const pdf = readFileSync(file);
    const quote = await seller.upload(pdf);
    assert.deepEqual(quote.problems, []);
    const sum = quote.lines.reduce((cents, line) => cents + line.totalCents, 0);
    assert.equal(sum, quote.totalCents);
    assert.equal(quote.totalCents - quote.discountCents, quote.payableCents);
    for (const line of quote.lines) assert.equal(line.quantity * line.unitPriceCents, line.totalCents);
    t.diagnostic(`${quote.lines.length} lines, ${quote.payableCents} cents`);

    const made = await seller.request("POST", "/api/orders", {
      quoteId: quote.quoteId,
      logistics: "motoboy",
      packaging: "bag",
      requestId: newId(),
    });
    assert.equal(made.statusCode, 201, made.body);
    const order: Order = made.json();
    assert.deepEqual(
      order.lines.map(({ code, description, requested }) => [code, description, requested]),
      quote.lines.map(({ code, description, quantity }) => [code, description, quantity]),
    );

    const early = (await picker.send(order.id, { type: "finish" }))[0]!;
    assert.equal(early.code, "open_work");
    const blocking = early.details?.lines;
    assert.ok(Array.isArray(blocking) && blocking.length === order.lines.length);
    for (const { id, requested } of order.lines)
      await picker.send(order.id, { type: "pick", lineId: id, quantity: requested });
    assert.equal((await picker.send(order.id, { type: "finish" }))[0]!.outcome, "applied");
    const finished = await seller.order(order.id);
    assert.deepEqual([finished.state, finished.progress], ["finished", 1]);

    const again = await seller.upload(pdf);
    assert.deepEqual(again.duplicateOf, quote.number ? { orderId: order.id, number: quote.number } : null);
  });
