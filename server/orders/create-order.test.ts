import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../shared/new-id.ts";
import type { QuoteSpec } from "../../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
before(async () => {
  shop = await openTestShop();
});
after(() => shop.close());

async function uploaded(change: (spec: QuoteSpec) => void) {
  const seller = await shop.hire("seller");
  const { spec } = exampleQuote("");
  change(spec);
  const { quoteId, problems } = await seller.upload(spec);
  const create = (overrideReason?: string) =>
    seller.request("POST", "/api/orders", {
      quoteId,
      logistics: "motoboy",
      packaging: "bag",
      requestId: newId(),
      ...(overrideReason !== undefined && { overrideReason }),
    });
  return { create, codes: problems.map(({ code }) => code) };
}

test("a quote that only lacks its date and client becomes an order without a reason", async () => {
  const { create, codes } = await uploaded((spec) => {
    spec.client.name = "";
    spec.date = "";
  });
  assert.deepEqual(codes, ["missing_date", "missing_client"]);
  assert.equal((await create()).statusCode, 201);
});

test("a line that does not add up asks for a reason, names only what blocks, and the reason is kept", async () => {
  const { create, codes } = await uploaded((spec) => {
    spec.client.name = "";
    spec.lines[0]!.total = "99,99";
  });
  assert.ok(codes.includes("missing_client"));
  for (const reason of [undefined, "   "]) {
    const refused = await create(reason);
    assert.equal(refused.statusCode, 422);
    const { code, details } = refused.json();
    assert.equal(code, "quote_does_not_add_up");
    assert.deepEqual(
      details.problems.map((problem: { code: string }) => problem.code),
      ["line_does_not_add_up", "sum_does_not_add_up"],
    );
  }
  const made = await create("  conferido por telefone ");
  assert.equal(made.statusCode, 201, made.body);
  const { rows } = await shop.database.query<{ override_reason: string; data: { text: string } }>(
    "SELECT o.override_reason, e.data FROM orders o JOIN order_events e ON e.order_id = o.id WHERE o.id = $1",
    [made.json().id],
  );
  assert.deepEqual([rows[0]?.override_reason, rows[0]?.data.text], Array(2).fill("conferido por telefone"));
});
