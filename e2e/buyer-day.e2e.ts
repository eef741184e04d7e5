import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import type { Order } from "../shared/orders/order.ts";
import { until } from "../test-support/until.ts";
import type { Tablet } from "./browser.ts";
import { button, printed, sheet } from "./on-a-tablet.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
let ana: Tablet;
let marta: Tablet;
let orders: [Order, Order];

before(async () => {
  shop = await openShopWithTablets();
  [ana, marta] = await Promise.all([shop.tablet("picker"), shop.tablet("buyer")]);
  orders = [await shop.newOrder("47001"), await shop.newOrder("47002")];
});
after(async () => {
  for (const tablet of [ana, marta]) assert.deepEqual(tablet?.complaints ?? [], []);
  await shop?.close();
});

const CABLE = "CABO V8 1M";
const section = (page: Page, bucket: string) => page.locator(`.purchase-section[data-bucket="${bucket}"]`);

test("a picker reports a product missing in two orders, and the buyer sees it summed up at once", async () => {
  await marta.page.goto("/compras");
  await seen(marta.page, "Nada para comprar");
  for (const order of orders) {
    await ana.page.goto(`/pedidos/${order.id}`);
    await button(ana.page, `Mais opções: ${CABLE}`).click();
    await sheet(ana.page).getByRole("button", { name: /Falta/ }).first().click();
    await button(ana.page, "Sem estoque").click();
    await seen(ana.page, /falta 10/);
  }
  const toBuy = section(marta.page, "toBuy");
  await toBuy.getByText("20", { exact: true }).waitFor();
  await toBuy.getByText("47002").waitFor();
  assert.match(
    ((await toBuy.locator(".split").textContent()) ?? "").replace(/\s+/g, " "),
    /47001 \(10\).*47002 \(10\)/,
  );
});

test("a price above the quote's asks for a reason before it is bought for both orders in one step", async () => {
  const { page } = marta;
  await button(page, "Comprado").click();
  await sheet(page).getByLabel("Fornecedor").fill("Distribuidora Sol");
  await sheet(page).getByLabel("Preço por unidade").fill("999,00");
  await sheet(page)
    .getByText(/acima do teto/)
    .waitFor();
  const buy = sheet(page).getByRole("button", { name: /^Comprado · 20/ });
  await buy.click();
  await sheet(page).getByRole("alert").getByText("Diga por que").waitFor();
  await sheet(page).getByText("Sem fornecedor").click();
  await sheet(page).getByText("amanhã", { exact: true }).click();
  await buy.click();
  await section(page, "bought").getByText("Distribuidora Sol").waitFor();
  await section(page, "bought")
    .getByText(/R\$\s999,00/)
    .waitFor();
  // One batch per order: the second one may still be on its way when the first shows.
  await section(page, "bought").getByText("20", { exact: true }).waitFor();
  for (const { id } of orders) {
    const line = (await shop.order(id)).lines.find(({ description }) => description === CABLE);
    assert.deepEqual([line?.toBuy, line?.bought], [0, 10]);
  }
});

test("the step is taken back whole, bought again for a part, and the earlier order is served first", async () => {
  const { page } = marta;
  await button(page, "Desfazer").click();
  await section(page, "toBuy").getByText("20", { exact: true }).waitFor();
  await button(page, "Comprado").click();
  await sheet(page).getByLabel("Quantidade").fill("15");
  await sheet(page)
    .getByRole("button", { name: /^Comprado · 15/ })
    .click();
  await section(page, "bought").getByText("15", { exact: true }).waitFor();
  const bought = await Promise.all(
    orders.map(
      async ({ id }) => (await shop.order(id)).lines.find((line) => line.description === CABLE)?.bought,
    ),
  );
  assert.deepEqual(bought, [10, 5]);
});

test("what arrives shows on the picker's order as arrived, is picked, and the order is finished with its volumes", async () => {
  await ana.page.goto(`/pedidos/${orders[0].id}`);
  await section(marta.page, "bought").getByRole("button", { name: "Chegou", exact: true }).click();
  await section(marta.page, "arrived").getByText("15", { exact: true }).waitFor();
  await seen(ana.page, /chegou 10/);
  for (const line of (await shop.order(orders[0].id)).lines)
    await ana.page
      .getByRole("button", { name: `${line.requested} ${line.description}`, exact: true })
      .click();
  await seen(ana.page, "Tudo resolvido");
  await button(ana.page, "Um volume a mais").click();
  await ana.page.getByRole("button", { name: "Finalizar", exact: true }).click();
  await seen(ana.page, /finalizado/i);
  await shop.untilOrder(orders[0].id, ({ volumes }) => volumes === 2);
});

test("the history tells the purchases of the day, and the words for the supplier name no price", async () => {
  const { page } = marta;
  await button(page, "Histórico").click();
  await seen(page, "Chegou");
  await seen(page, "desfeito");
  await button(page, "Por pedido").click();
  await seen(page, "47002");
  await button(page, "Por produto").click();
  await marta.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await button(page, /Copiar para o fornecedor/).click();
  await seen(page, "Copiado");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /5 un – CABO V8 1M/);
  assert.doesNotMatch(text, /R\$/);
});

test("a wave gives one tick to two orders, and takes it back as one", async () => {
  const both = [await shop.newOrder("47003"), await shop.newOrder("47004")];
  const { page } = ana;
  await page.goto("/onda");
  for (const { number } of both) await page.getByRole("checkbox", { name: new RegExp(number ?? "") }).check();
  await button(page, /Separar 2 pedidos em onda/).click();
  await page.locator(".wave-tick", { hasText: CABLE }).click();
  await seen(page, "1 / 4");
  const picked = () =>
    Promise.all(
      both.map(
        async ({ id }) => (await shop.order(id)).lines.find((line) => line.description === CABLE)?.picked,
      ),
    );
  await button(page, "Desfazer").click();
  await seen(page, "0 / 4");
  await button(page, `Mais opções: ${CABLE}`).click();
  await sheet(page).getByLabel("Quantidade").fill("12");
  await sheet(page).getByRole("button", { name: "Separar 12" }).click();
  await page.locator(".wave-tick", { hasText: CABLE }).getByText("8", { exact: true }).first().waitFor();
  await page.goto(`/pedidos/${both[1]!.id}`);
  await seen(page, /separado 2/);
  await until("10 and 2 on the server", async () => isDeepStrictEqual(await picked(), [10, 2]));
});

test("the day's list sends every finished order of a logistics out in one step, and takes it back", async () => {
  const { page } = ana;
  await page.goto("/romaneio");
  await seen(page, "47001");
  await button(page, /Despachar 1/).click();
  await seen(page, "Saíram hoje (1)");
  assert.equal((await shop.order(orders[0].id)).state, "dispatched");
  assert.equal((await shop.order(orders[0].id)).volumes, 2);
  await button(page, "Desfazer").click();
  await button(page, /Despachar 1/).waitFor();
  assert.equal((await shop.order(orders[0].id)).state, "finished");
});

test("labels are 10 × 15 cm, one for each volume, and the pick list is A4", async () => {
  const { page } = ana;
  await page.goto(`/imprimir/etiquetas/${orders[0].id}`);
  await seen(page, "Motoboy");
  assert.equal(await page.locator(".volume-label").count(), 2);
  for (const size of await printed(page)) assert.deepEqual(size, [100, 150]);
  await page.goto(`/imprimir/pedido/${orders[0].id}`);
  await seen(page, "Separado por");
  assert.deepEqual((await printed(page))[0], [210, 297]);
});
