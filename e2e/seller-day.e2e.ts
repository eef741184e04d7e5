import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Order } from "../shared/orders/order.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import type { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import type { Tablet } from "./browser.ts";
import { button, menu, more, printed, row, sheet } from "./on-a-tablet.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

const CABLE = "CABO V8 1M";

let shop: ShopWithTablets;
let bruna: Tablet;
let ana: ScriptedTablet;
let order: Order;
before(async () => {
  shop = await openShopWithTablets();
  bruna = await shop.tablet("seller");
  ana = await shop.hands("picker");
});
after(async () => {
  assert.deepEqual(bruna?.complaints ?? [], []);
  ana?.close();
  await shop?.close();
});

const lineOf = (of: Order, description: string) => of.lines.find((line) => line.description === description)!;
const pick = (of: Order, description: string, quantity: number) =>
  ana.touch(of.id, { type: "pick", lineId: lineOf(of, description).id, quantity });

test("a dropped quote says what was missing lately, and becomes an order that everybody has", async () => {
  const { page } = bruna;
  const earlier = await shop.newOrder("48101");
  const cable = lineOf(earlier, CABLE);
  await ana.touch(earlier.id, {
    type: "reportMissing",
    lineId: cable.id,
    quantity: 10,
    reason: "out_of_stock",
  });

  await page.getByRole("link", { name: "Novo pedido" }).click();
  await seen(page, "Você escolhe logística e embalagem");
  await page.getByLabel("Escolher PDF").setInputFiles(await shop.pdf(exampleQuote("48102").spec));
  await page
    .locator(".quote-lines tr", { hasText: CABLE })
    .getByText(/faltou 1× em 14 dias.*10 un\. a comprar/)
    .waitFor();
  await seen(page, "Escolha a logística.");
  await page.getByLabel(/Ônibus/).check();
  await seen(page, "Ônibus só leva caixa.");
  await page.getByLabel("Motoboy").check();
  await page.getByLabel("Sacola").check();
  await page.getByLabel("Observações").fill("Cliente retira às 16h");
  await button(page, "Criar pedido").click();
  await page.waitForURL(/\/pedidos\//);
  await page.locator(".order-notes").getByText("Cliente retira às 16h").waitFor();
  order = await shop.order(page.url().split("/").at(-1)!);
  assert.deepEqual([order.number, order.logistics, order.packaging], ["48102", "motoboy", "bag"]);
});

test("the same number again is refused, with the way to the order that has it", async () => {
  const { page } = bruna;
  await page.goto("/novo");
  await page.getByLabel("Escolher PDF").setInputFiles(await shop.pdf(exampleQuote("48102").spec));
  await page.getByRole("alert").getByRole("link", { name: "Abrir o pedido" }).click();
  await page.waitForURL(`**/pedidos/${order.id}`);
});

test("she follows her order live, on its own screen and on the board", async () => {
  const { page } = bruna;
  await pick(order, "PELÍCULA 3D SAM A15", 25);
  await seen(page, "1 / 4");
  await page.getByRole("link", { name: "Voltar ao painel" }).click();
  const card = page.locator(".board-card", { hasText: "48102" });
  await card.getByText("Separando").waitFor();
  await pick(order, "PELÍCULA 3D SAM A16", 75);
  await card.locator(".board-card-count", { hasText: "2 / 4 itens" }).waitFor();
});

test("the customer wants it by another way and without one product: the picker's work stays", async () => {
  const { page } = bruna;
  await page.locator(".board-card", { hasText: "48102" }).click();
  await menu(page, "Editar logística");
  await page.getByLabel(/Correios/).check();
  assert.ok(await page.getByLabel("Sacola").isDisabled(), "some logistics take boxes only");
  await button(page, "Salvar").click();
  await page.locator(".order-facts").getByText("Correios").waitFor();
  await page.locator(".order-facts").getByText("caixa").waitFor();
  await more(page, "CARREGADOR TURBO 20W");
  await button(page, "Não enviar").click();
  await button(page, "Cliente pediu").click();
  await seen(page, "3 / 4");
  await pick(order, CABLE, 10);
  await seen(page, "Tudo resolvido");
  const now = await shop.untilOrder(order.id, ({ state }) => state === "ready");
  assert.deepEqual([now.logistics, now.packaging], ["correios", "box"]);
  assert.equal(lineOf(now, "CARREGADOR TURBO 20W").notSent, 2);
});

test("she prints the pick list from the order's menu, one A4 sheet with the way back", async () => {
  const { page } = bruna;
  await menu(page, "Imprimir lista de separação");
  await page.locator(".sheet-a4", { hasText: "48102" }).waitFor();
  await page.getByRole("img", { name: "Código que abre o pedido" }).waitFor();
  assert.deepEqual(await printed(page), [[210, 297]]);
  await button(page, "Voltar").click();
  await row(page, "Mais opções do pedido").waitFor();
});

test("a customer gives up: she cancels with a reason and finds the order in the history, told in words", async () => {
  const { page } = bruna;
  const given = await shop.newOrder("48103");
  await page.goto(`/pedidos/${given.id}`);
  await menu(page, "Cancelar pedido");
  await button(page, "Outro").click();
  await sheet(page).getByLabel("Motivo").fill("Comprou em outro lugar");
  await sheet(page).getByRole("button", { name: "Cancelar pedido" }).click();
  await page.locator(".order-closed").getByText("cancelado").waitFor();

  await page.goto("/historico");
  await page.locator(".history-row").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("48103");
  const found = page.locator(".history-row", { hasText: "48103" });
  await found.getByText("Cancelado").waitFor();
  await page.locator(".history-row", { hasText: "48102" }).waitFor({ state: "detached" });
  await found.click();
  await menu(page, "Histórico do pedido");
  await sheet(page).locator(".timeline-did").getByText("cancelou o pedido").waitFor();
  await sheet(page).getByText("Comprou em outro lugar").waitFor();
});
