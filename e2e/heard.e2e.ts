import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { Order } from "../shared/orders/order.ts";
import type { Tablet } from "./browser.ts";
import { openShopWithTablets, type ShopWithTablets } from "./shop-with-tablets.ts";

const CABLE = "CABO V8 1M";

let shop: ShopWithTablets;
let ana: Tablet;
let bruna: Tablet;
let order: Order;
before(async () => {
  shop = await openShopWithTablets();
  [ana, bruna] = await Promise.all([shop.tablet("picker"), shop.tablet("seller")]);
  order = await shop.newOrder("47501");
});
after(() => shop?.close());

/** What a screen reader is given to say: the text of a live region that was there, empty, before it changed. */
async function hears(page: Page, text: RegExp): Promise<void> {
  await page.locator("[data-news][role=status]", { hasText: text }).waitFor({ state: "attached" });
}
const isQuiet = async (page: Page) =>
  assert.equal((await page.locator("[data-news]").textContent())?.trim(), "");

async function open({ page }: Tablet): Promise<void> {
  await page.goto(`/pedidos/${order.id}`);
  await page.locator(".line-main").first().waitFor();
  await page.locator('.live-pill[data-tone="live"]').waitFor();
}
const row = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("who cannot see a row turn green hears who picked what, and nothing about their own touches", async () => {
  await open(ana);
  await open(bruna);
  await isQuiet(bruna.page);
  await row(ana.page, `10 ${CABLE}`).click();
  await hears(bruna.page, /^Ana separou 10 × CABO V8 1M$/);
  await ana.page.getByText("1 / 4").first().waitFor();
  await isQuiet(ana.page);
});

test("one's own touch, its undo and a refusal are said in words", async () => {
  await ana.page.locator(".undo-bar[role=status]", { hasText: `10 × ${CABLE} separado` }).waitFor();
  await ana.page.locator(".undo-button").click();
  await row(ana.page, `10 ${CABLE}`).waitFor();
  await hears(bruna.page, /^Ana desfez a separação de 10 × CABO V8 1M$/);
});

test("the board says which order came, and the buyer's panel what is missing", async () => {
  await bruna.page.goto("/");
  await bruna.page.locator(".board-card").first().waitFor();
  const marta = await shop.tablet("buyer");
  await marta.page.goto("/compras");
  await marta.page.locator('.live-pill[data-tone="live"]').waitFor();
  await isQuiet(bruna.page);
  await shop.newOrder("47502");
  await hears(bruna.page, /^Novo pedido: 47502 /);
  await row(ana.page, `10 ${CABLE}`).focus();
  await ana.page.keyboard.press("f");
  await ana.page.getByRole("button", { name: "Sem estoque" }).click();
  await hears(marta.page, /^Falta: 10 × CABO V8 1M, pedido 47501$/);
  await marta.context.close();
});
