import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Product } from "../../shared/orders/product.ts";
import { type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

let shop: TestShop;
let ana: Hand;
const find = async (q: string): Promise<Product[]> => {
  const answer = await ana.request("GET", `/api/products?q=${encodeURIComponent(q)}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().products;
};

before(async () => {
  shop = await openTestShop();
  ana = await shop.hire("picker");
  const { rows } = await shop.database.query("SELECT id FROM shops");
  for (const [code, description, cents] of [
    ["00819", "PELÍCULA 3D SAM A06", 250],
    ["03180", "PELÍCULA 3D SAM A16", 275],
    ["PH12", 'CABO V8 "REFORÇADO" 1,5M', 700],
  ])
    await shop.database.query(
      `INSERT INTO products (shop_id, id, code, description, unit, unit_price_cents)
       VALUES ($1, gen_random_uuid(), $2, $3, 'UN', $4)`,
      [rows[0].id, code, description, cents],
    );
});
after(() => shop?.close());

test("a picker finds a product by the beginning of its code, with its price", async () => {
  assert.deepEqual(await find("0081"), [
    { code: "00819", description: "PELÍCULA 3D SAM A06", unit: "UN", unitPriceCents: 250 },
  ]);
  assert.deepEqual(
    (await find("ph1")).map(({ code }) => code),
    ["PH12"],
  );
});

test("a picker finds a product by any words of its description, without accents, half typed", async () => {
  assert.deepEqual(
    (await find("pelicula a1")).map(({ code }) => code),
    ["03180"],
  );
  assert.deepEqual(
    (await find("reforc cabo")).map(({ code }) => code),
    ["PH12"],
  );
  assert.equal((await find("PELICULA")).length, 2);
});

test("signs alone, quotes and words that nothing has find nothing and break nothing", async () => {
  for (const text of ["!!!", "'", "\\", "a06 & | (", ":*", "nada disso"]) {
    const found = await find(text);
    assert.ok(found.length <= 1, text);
  }
});

test("nobody finds products without signing in", async () => {
  assert.equal((await shop.app.inject({ url: "/api/products?q=0" })).statusCode, 401);
});
