import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Order } from "../../shared/orders/order.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
let ana: Hand;
let rui: Hand;
let order: Order;
before(async () => {
  shop = await openTestShop();
  ana = await shop.hire("picker");
  rui = await shop.hire("buyer");
  order = await (await shop.hire("seller")).newOrder();
});
after(() => shop?.close());

const EAN = "7891234567895";
const learn = (hand: Hand, code: string, productCode: string) =>
  hand.request("POST", "/api/barcodes", { code, productCode });
const ask = async (code: string) => ana.request("GET", `/api/barcodes/${encodeURIComponent(code)}`);

test("an unknown code is learned once, by whoever scanned it, for everybody", async () => {
  const { code: productCode, description } = order.lines[0]!;
  assert.equal((await ask(EAN)).statusCode, 404);
  const learned = await learn(ana, EAN, productCode);
  assert.equal(learned.statusCode, 201, learned.body);
  assert.equal((await learn(rui, EAN, productCode)).statusCode, 200, "learned twice is learned once");
  const { product, learned: how } = (await ask(EAN)).json();
  assert.deepEqual(product, { code: productCode, description });
  assert.equal(how.by.id, ana.me.person.id);
  const ofOrder = await rui.request("GET", `/api/barcodes?order=${order.id}`);
  assert.deepEqual(ofOrder.json(), { barcodes: [{ code: EAN, productCode }] });
});

test("a product is found by its own code too", async () => {
  const { code, description } = order.lines[1]!;
  assert.deepEqual((await ask(code)).json(), { code, product: { code, description }, learned: null });
});

test("a code that belongs to a product is not learned for another one", async () => {
  const refused = await learn(rui, EAN, order.lines[1]!.code);
  assert.equal(refused.json().code, "barcode_taken");
  assert.equal(refused.json().details.product.code, order.lines[0]!.code);
  assert.equal((await learn(rui, "999888777", "no such product")).statusCode, 404);
  for (const odd of ["", "  ", "a\nb", "x".repeat(101)])
    assert.equal((await learn(rui, odd, order.lines[1]!.code)).statusCode, 400, JSON.stringify(odd));
});

test("learning is undone by whoever did it or an administrator, and both stand in the audit log", async () => {
  const at = `/api/barcodes/${EAN}`;
  assert.equal((await rui.request("DELETE", at)).statusCode, 403);
  assert.equal((await ana.request("DELETE", at)).statusCode, 204);
  assert.equal((await ana.request("DELETE", at)).statusCode, 404);
  assert.equal((await ask(EAN)).statusCode, 404);
  await learn(rui, EAN, order.lines[1]!.code);
  const admin = await shop.signIn(ADMIN.login, ADMIN.pin);
  assert.equal((await admin.request("DELETE", at)).statusCode, 204);
  const { entries } = (await admin.request("GET", `/api/audit?kind=barcodes&q=${EAN}`)).json();
  assert.deepEqual(
    entries.map(({ act, person }: { act: string; person: { id: string } }) => [act, person.id]),
    [
      ["barcode_forgotten", admin.me.person.id],
      ["barcode_learned", rui.me.person.id],
      ["barcode_forgotten", ana.me.person.id],
      ["barcode_learned", ana.me.person.id],
    ],
  );
});

test("a stranger neither asks, learns nor forgets", async () => {
  for (const [method, url] of [
    ["GET", `/api/barcodes?order=${order.id}`],
    ["GET", `/api/barcodes/${EAN}`],
    ["POST", "/api/barcodes"],
    ["DELETE", `/api/barcodes/${EAN}`],
  ] as const)
    assert.equal((await shop.app.inject({ method, url, payload: {} })).statusCode, 401);
});
