import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Order } from "../shared/orders/order.ts";
import type { Tablet } from "./browser.ts";
import { button, menu, more, printed, row, sheet, swipe, undo } from "./on-a-tablet.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

const FILM_A15 = "PELÍCULA 3D SAM A15";
const FILM_A16 = "PELÍCULA 3D SAM A16";
const CABLE = "CABO V8 1M";
const CHARGER = "CARREGADOR TURBO 20W";

let shop: ShopWithTablets;
let ana: Tablet;
let order: Order;
before(async () => {
  shop = await openShopWithTablets();
  ana = await shop.tablet("picker");
  // Yesterday somebody sent chargers in place of cables.
  const earlier = await shop.newOrder("48201");
  const hands = await shop.hands("picker");
  const cable = earlier.lines.find(({ description }) => description === CABLE)!;
  const substitute = { code: "01105", description: CHARGER, unitPriceCents: 1490 };
  await hands.touch(earlier.id, {
    type: "substitute",
    lineId: cable.id,
    quantity: 10,
    reason: "out_of_stock",
    substitute,
  });
  hands.close();
  await shop.finishShort(earlier.id);
  order = await shop.newOrder("48202");
});
after(async () => {
  assert.deepEqual(ana?.complaints ?? [], []);
  await shop?.close();
});

test("the tablet knows its people: a name and a PIN on the large keys, and the day begins", async () => {
  const { page } = ana;
  await button(page, "Menu de Ana").click();
  await sheet(page).getByRole("button", { name: "Trocar pessoa" }).click();
  await button(page, "Ana").click();
  const pad = page.locator(".signin-pad");
  for (const digit of "1234") await pad.getByRole("button", { name: digit, exact: true }).click();
  await pad.getByRole("button", { name: "Entrar" }).click();
  await page.locator(".board-card", { hasText: "48202" }).click();
  await page.waitForURL(`**/pedidos/${order.id}`);
});

test("a swipe picks, a part is counted on the pad, and what is not on the shelf goes to the buyer", async () => {
  const { page } = ana;
  await swipe(page, `25 ${FILM_A15}`, 140);
  await seen(page, `25 × ${FILM_A15} separado`);
  await more(page, FILM_A16);
  const quantity = sheet(page).getByLabel("Quantidade");
  assert.equal(await quantity.inputValue(), "75", "the pad begins with the rest");
  await quantity.fill("71");
  await sheet(page).getByRole("button", { name: "Mais um" }).click();
  await sheet(page).getByRole("button", { name: "Mais um" }).click();
  await button(page, "Separar 73").click();
  await row(page, `2 ${FILM_A16}`).waitFor();
  await swipe(page, `2 ${CHARGER}`, -140);
  await sheet(page).getByRole("button", { name: "Falta", exact: true }).click();
  await button(page, "Sem estoque").click();
  await seen(page, "falta 2");
});

test("what went in place of this product before is offered first, with what it costs more", async () => {
  const { page } = ana;
  await more(page, CABLE);
  await sheet(page).getByRole("button", { name: "Substituir" }).click();
  await seen(page, "Já foi no lugar deste:");
  const past = sheet(page).getByRole("button", { name: new RegExp(CHARGER) });
  assert.match(
    ((await past.textContent()) ?? "").replace(/\s/g, " "),
    /1 vez.*R\$ 14,90.*R\$ 10,40 mais caro/,
  );
  await past.click();
  await button(page, "Sem estoque").click();
  await seen(page, `10 × ${CABLE} substituído`);
  await undo(page);
  await row(page, `10 ${CABLE}`).click();
  await seen(page, `10 × ${CABLE} separado`);
});

test("with work left it is not finished; leaving it out is the seller's word, finding it is hers", async () => {
  const { page } = ana;
  await row(page, "Finalizar").click();
  await seen(page, "Ainda há itens em aberto");
  await sheet(page)
    .getByRole("button", { name: new RegExp(FILM_A16) })
    .waitFor();
  assert.equal(await sheet(page).getByRole("button", { name: "Finalizar sem estes itens" }).count(), 0);
  await sheet(page)
    .getByRole("button", { name: new RegExp(CHARGER) })
    .click();
  await button(page, "Achei 2").click();
  await row(page, `2 ${FILM_A16}`).click();
  await seen(page, "Tudo resolvido");
  await button(page, "Um volume a mais").click();
  await row(page, "Finalizar").click();
  await page.locator(".order-closed").getByText("finalizado").waitFor();
  const { state, volumes } = await shop.order(order.id);
  assert.deepEqual([state, volumes], ["finished", 2]);
});

test("two labels for two volumes, then out of the door, and the board has the next order", async () => {
  const { page } = ana;
  await menu(page, "Imprimir etiquetas");
  await page.locator(".volume-label", { hasText: "48202" }).nth(1).waitFor();
  assert.deepEqual(await printed(page), [
    [100, 150],
    [100, 150],
  ]);
  await button(page, "Voltar").click();
  await menu(page, "Despachar");
  await page.locator(".order-closed").getByText("despachado").waitFor();
  const next = await shop.newOrder("48203");
  await page.getByRole("link", { name: "Voltar ao painel" }).click();
  await page.locator(".board-card").first().getByText("48203").waitFor();
  assert.equal(await page.locator(".board-card", { hasText: "48202" }).count(), 0);
  await page.locator(".recent", { hasText: "48202" }).waitFor();
  await page.locator(".board-card", { hasText: "48203" }).click();
  await page.waitForURL(`**/pedidos/${next.id}`);
});
