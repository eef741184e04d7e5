import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { Order } from "../shared/orders/order.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import type { Tablet } from "./browser.ts";
import { button, menu, more, row, swipe, undo } from "./on-a-tablet.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
let ana: Tablet;
let bruna: Tablet;
let dora: Tablet;
let number = 46000;

before(async () => {
  shop = await openShopWithTablets();
  [ana, bruna, dora] = await Promise.all([
    shop.tablet("picker"),
    shop.tablet("seller"),
    shop.tablet("admin"),
  ]);
});
after(async () => {
  for (const tablet of [ana, bruna, dora]) assert.deepEqual(tablet?.complaints ?? [], []);
  await shop?.close();
});

const FILM_A15 = "PELÍCULA 3D SAM A15";
const CABLE = "CABO V8 1M";

async function openOrder({ page }: Tablet): Promise<Order> {
  const order = await shop.newOrder(String(++number));
  await page.goto(`/pedidos/${order.id}`);
  await page.locator(".line-row").first().waitFor();
  return order;
}
async function pickAll(page: Page): Promise<void> {
  for (const name of [`25 ${FILM_A15}`, "75 PELÍCULA 3D SAM A16", `10 ${CABLE}`, "2 CARREGADOR TURBO 20W"])
    await row(page, name).click();
  await seen(page, "4 / 4");
}

test("a swipe to the right picks, one to the left opens falta and the others", async () => {
  const { page } = ana;
  const order = await openOrder(ana);
  await swipe(page, `25 ${FILM_A15}`, 140);
  await seen(page, "1 / 4");
  await swipe(page, `10 ${CABLE}`, -140);
  await page.getByRole("dialog").getByRole("button", { name: "Falta" }).click();
  await button(page, "Sem estoque").click();
  await seen(page, "10 × CABO V8 1M em falta");
  await page.reload();
  await page.locator(".line-row").first().waitFor();
  // What the page was left in the middle of is sent by the next one.
  const now = await shop.untilOrder(order.id, ({ lines }) => lines.some(({ toBuy }) => toBuy > 0));
  assert.deepEqual(
    now.lines.map(({ picked, toBuy }) => [picked, toBuy]),
    [
      [25, 0],
      [0, 0],
      [0, 10],
      [0, 0],
    ],
  );
});

test("a short swipe and a scroll pick nothing", async () => {
  const { page } = ana;
  await openOrder(ana);
  await swipe(page, `25 ${FILM_A15}`, 40);
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.equal(await page.locator(".undo-entry").count(), 0);
});

test("a long press opens the quantity, which begins with the rest", async () => {
  const { page } = ana;
  await openOrder(ana);
  const box = await row(page, `25 ${FILM_A15}`).boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 200, box.y + 30);
  await page.mouse.down();
  await page.getByLabel("Quantidade").waitFor();
  await page.mouse.up();
  assert.equal(await page.getByLabel("Quantidade").inputValue(), "25");
  await page.getByLabel("Menos um").click();
  await button(page, /tudo \(25\)/).click();
  const quantity = page.getByLabel("Quantidade");
  for (const nobodyTakes of ["259", "25x"]) {
    await quantity.fill(nobodyTakes);
    assert.equal(await quantity.inputValue(), "25", "the field shows what will be picked");
  }
  await quantity.fill("10");
  await button(page, "Separar 10").click();
  await row(page, `15 ${FILM_A15}`).waitFor();
});

test("a ticked row stays where it is while a finger is down, and moves afterwards", async () => {
  const { page } = ana;
  await openOrder(ana);
  await row(page, `25 ${FILM_A15}`).click();
  await page.mouse.move(5, 500);
  await page.mouse.down();
  const toPick = page.locator('.order-section[data-section="toPick"] .line-row');
  // Longer than a row stays by itself: only the finger holds it now.
  await page.evaluate("new Promise((resolve) => setTimeout(resolve, 2200))");
  assert.equal(await toPick.count(), 4);
  await page.mouse.up();
  await seen(page, "resolvidos (1)");
  assert.equal(await toPick.count(), 3);
});

test("a substitute is found by words, shown with its price, and taken back", async () => {
  const { page } = ana;
  const order = await openOrder(ana);
  await more(page, CABLE);
  await button(page, "Substituir").click();
  await page.getByLabel("Código ou descrição do outro produto").fill("carreg 20w");
  await page.getByRole("button", { name: /CARREGADOR TURBO 20W.*R\$/ }).click();
  await button(page, "Cliente pediu").click();
  await seen(page, "10 × CABO V8 1M substituído");
  await seen(page, "1 / 4");
  await undo(page);
  await seen(page, "0 / 4");
  // What no quote has named yet is written by hand.
  await more(page, CABLE);
  await button(page, "Substituir").click();
  await button(page, "Escrever outro produto").click();
  await page.getByLabel("Código do outro produto").fill("X9");
  await page.getByLabel("Descrição").fill("CABO NOVO");
  await button(page, "Usar este produto").click();
  await button(page, "Sem estoque").click();
  await seen(page, "1 / 4");
  await page.reload();
  await seen(page, "1 / 4");
  const now = await shop.untilOrder(order.id, ({ lines }) =>
    lines.some((line) => line.substitutes.length > 0),
  );
  const line = now.lines.find(({ description }) => description === CABLE);
  assert.deepEqual(
    line?.substitutes.map(({ code, quantity }) => [code, quantity]),
    [["X9", 10]],
  );
});

test("only a seller says what will not go, and takes it back", async () => {
  await openOrder(ana);
  await more(ana.page, CABLE);
  assert.equal(await ana.page.getByRole("button", { name: "Não enviar" }).count(), 0);
  await openOrder(bruna);
  await more(bruna.page, CABLE);
  await button(bruna.page, "Não enviar").click();
  await button(bruna.page, "Preço").click();
  await seen(bruna.page, "1 / 4");
  await undo(bruna.page);
  await seen(bruna.page, "0 / 4");
});

test("a note is written on the order and undone", async () => {
  const { page } = ana;
  await openOrder(ana);
  await menu(page, "Observação");
  await page.getByLabel("Observação do pedido").fill("Cliente vem buscar");
  await button(page, "Salvar").click();
  await page.locator(".order-notes").getByText("Cliente vem buscar").waitFor();
  await undo(page);
  await page.locator(".order-notes").waitFor({ state: "detached" });
});

test("an order is paused with a reason, resumed, and both can be undone", async () => {
  const { page } = ana;
  await openOrder(ana);
  await button(page, "Pausar").click();
  await button(page, "Sem estoque").click();
  await button(page, "Retomar").click();
  await button(page, "Pausar").waitFor();
  await undo(page);
  await button(page, "Retomar").waitFor();
  assert.equal(await page.locator(".undo-entry").count(), 1);
});

test("an edit to a logistics that needs a box makes it a box, and is undone", async () => {
  const { page } = bruna;
  const order = await openOrder(bruna);
  await menu(page, "Editar logística");
  await page.getByLabel(/Correios/).check();
  await seen(page, "Correios só leva caixa.");
  assert.ok(await page.getByLabel("Sacola").isDisabled());
  await button(page, "Salvar").click();
  await page.locator(".order-facts").getByText("caixa").waitFor();
  await shop.untilOrder(order.id, ({ packaging }) => packaging === "box");
  await undo(page);
  await page.locator(".order-facts").getByText("sacola").waitFor();
});

test("a seller finishes without the open lines, and reopening brings them back", async () => {
  const { page } = bruna;
  const order = await openOrder(bruna);
  await row(page, `25 ${FILM_A15}`).click();
  await seen(page, "1 / 4");
  await button(page, /^Finalizar$/).click();
  await button(page, "Finalizar sem estes itens").click();
  await button(page, "Sem fornecedor").click();
  await seen(page, "finalizado");
  await menu(page, "Reabrir");
  await button(page, "Cliente pediu").click();
  await button(page, /^Finalizar$/).waitFor();
  await seen(page, "1 / 4");
  await shop.untilOrder(order.id, ({ reopenCount }) => reopenCount === 1);
});

test("who cancels sees what goes back to the shelf, and everybody is told until it is back", async () => {
  const { page } = bruna;
  const order = await openOrder(bruna);
  await row(page, `25 ${FILM_A15}`).click();
  await seen(page, "1 / 4");
  await menu(page, "Cancelar pedido");
  await page.getByRole("dialog").getByText("devolver à prateleira").waitFor();
  await page.getByRole("dialog").getByText(FILM_A15).waitFor();
  await button(page, "Cliente pediu").click();
  await seen(page, "cancelado");
  await seen(page, /devolver 25 à prateleira/);
  await button(page, "Devolvido").click();
  await page.locator(".alarm").waitFor({ state: "detached" });
  await shop.untilOrder(order.id, ({ alarms }) => alarms.length === 0);
});

test("of a cancelled order with several lines picked, all goes back to the shelf in one step", async () => {
  const { page } = bruna;
  const order = await openOrder(bruna);
  await pickAll(page);
  await menu(page, "Cancelar pedido");
  await button(page, "Cliente pediu").click();
  const banner = page.locator(".alarm");
  await banner.getByText("devolver à prateleira").waitFor();
  assert.equal(await banner.count(), 1);
  assert.equal(await banner.getByRole("listitem").count(), order.lines.length);
  await button(page, "Tudo devolvido").click();
  await banner.waitFor({ state: "detached" });
  await shop.untilOrder(order.id, ({ alarms }) => alarms.length === 0);
});

test("a finished order is sent out, and an administrator takes it back", async () => {
  const { page } = dora;
  const order = await openOrder(dora);
  await pickAll(page);
  await button(page, /^Finalizar$/).click();
  await seen(page, "finalizado");
  await menu(page, "Despachar");
  await seen(page, "despachado");
  await menu(page, "Desfazer despacho");
  await page.locator(".order-closed").getByText("finalizado").waitFor();
  await shop.untilOrder(order.id, ({ state }) => state === "finished");
});

test("finishing can be undone from the bar", async () => {
  const { page } = ana;
  await openOrder(ana);
  await pickAll(page);
  await button(page, /^Finalizar$/).click();
  await seen(page, "Pedido finalizado");
  await undo(page);
  await button(page, /^Finalizar$/).waitFor();
});

test("the order's history says who did what, and takes an older act back, also without network", async () => {
  const { page, context } = ana;
  await openOrder(ana);
  await row(page, `25 ${FILM_A15}`).click();
  await seen(page, "1 / 4");
  await menu(page, "Histórico do pedido");
  const timeline = page.locator(".timeline");
  await timeline.getByText("Bruna criou o pedido").waitFor();
  await timeline.locator(".timeline-what").getByText(`25 × ${FILM_A15}`).waitFor();
  await context.setOffline(true);
  await timeline.getByRole("button", { name: /Desfazer/ }).click();
  await timeline.locator(".timeline-did").getByText("desfez a separação de").waitFor();
  await context.setOffline(false);
  await page.keyboard.press("Escape");
  await page.reload();
  await seen(page, "0 / 4");
});

test("an order can be worked by the keyboard alone", async () => {
  const { page } = ana;
  await openOrder(ana);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await seen(page, "1 / 4");
  await page.keyboard.press("z");
  await seen(page, "0 / 4");
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("substituir").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("f");
  await page.getByRole("dialog").getByText("Falta").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("h");
  await seen(page, "Histórico do pedido");
  await page.keyboard.press("Escape");
});

test("a quote that does not add up is created only with a reason", async () => {
  const { page } = bruna;
  const { spec } = exampleQuote(String(++number));
  const [first, ...rest] = spec.lines;
  await page.goto("/novo");
  const wrong = { ...spec, lines: [{ ...first!, total: "46,00" }, ...rest] };
  await page.getByLabel("Escolher PDF").setInputFiles(await shop.pdf(wrong));
  await page.locator("tr[data-wrong]").first().waitFor();
  await page.getByLabel("Motoboy").check();
  await page.getByLabel("Sacola").check();
  await seen(page, "Diga o motivo para criar assim mesmo.");
  assert.ok(await button(page, "Criar pedido").isDisabled());
  await page.getByLabel("Motivo para criar assim mesmo").fill("Conferido com o cliente");
  await button(page, "Criar pedido").click();
  await page.waitForURL(/\/pedidos\//);
  await page.locator(".line-row").first().waitFor();
});
