import assert from "node:assert/strict";
import { newId } from "../../shared/new-id.ts";
import type { Order } from "../../shared/orders/order.ts";
import type { QuotePreview } from "../../shared/quotes/quote.ts";
import { quotePdf } from "../../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { ScriptedTablet } from "../../test-support/scripted-tablet.ts";

/** `node ops/image/work-a-day.ts http://127.0.0.1:8000`: from a quote to paper, by whatever needs a file of the image. */
const address = process.argv[2] ?? "http://127.0.0.1:8000";
const tablet = await new ScriptedTablet(() => address).signIn(1, "4321");

const page = await fetch(address);
assert.match(await page.text(), /<script type="module"[^>]+src="\/assets\//, "the screens are built in");

const form = new FormData();
form.append("file", new Blob([new Uint8Array(await quotePdf(exampleQuote("40001").spec))]), "orcamento.pdf");
const quote = (await (await tablet.upload(form)).json()) as QuotePreview; // as: the contract
assert.deepEqual(quote.problems, []);
const made = await tablet.request("POST", "/api/orders", {
  quoteId: quote.quoteId,
  logistics: "motoboy",
  packaging: "bag",
  requestId: newId(),
});
assert.equal(made.status, 201);
const order = (await made.json()) as Order; // as: the contract

tablet.listen(`order:${order.id}`);
for (const { id, requested } of order.lines)
  await tablet.touch(order.id, { type: "pick", lineId: id, quantity: requested });
await tablet.touch(order.id, { type: "finish" });
await tablet.until(() => tablet.orders.get(order.id)?.state === "finished");
tablet.close();

const paper = await tablet.request("GET", `/api/orders/${order.id}/pdf`);
assert.equal(
  Buffer.from(await paper.arrayBuffer())
    .subarray(0, 5)
    .toString(),
  "%PDF-",
);
console.log("✓ a quote read, an order picked live and finished, its paper printed");
