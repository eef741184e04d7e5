import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTablet, signIn, type Tablet } from "./browser.ts";
import { button, menu, sheet } from "./on-a-tablet.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
let dora: Tablet;
before(async () => {
  shop = await openShopWithTablets();
  dora = await shop.tablet("admin");
});
after(async () => {
  assert.deepEqual(dora?.complaints ?? [], []);
  await shop?.close();
});

const person = (name: string) => dora.page.locator(".person-row", { hasText: name });

test("a new picker is hired, comes in at once, and is out at once when she leaves", async () => {
  const { page } = dora;
  await button(page, "Menu de Dona Dora").click();
  await sheet(page).getByRole("link", { name: "Pessoas" }).click();
  await button(page, "Nova pessoa").click();
  await sheet(page).getByLabel("Nome").fill("Célia");
  assert.equal(await sheet(page).getByLabel("Número para entrar").inputValue(), "25", "the next free number");
  await sheet(page).getByLabel("PIN").fill("7777");
  await button(page, "Cadastrar").click();
  await person("Célia").getByText("Separador").waitFor();

  const celia = await openTablet(shop.browser, shop.url);
  await signIn(celia.page, 25, "7777");
  await button(celia.page, "Menu de Célia").waitFor();
  await person("Célia").click();
  await seen(page, "Aparelhos em que está");
  await button(page, "Desativar").click();
  await celia.page.locator(".signin-pad").waitFor();
  await seen(page, "Não entram mais");
  await celia.context.close();
});

test("who forgot the PIN is locked out for a while, and she lets them in again with a new one", async () => {
  const { page } = dora;
  const stranger = await openTablet(shop.browser, shop.url);
  await signIn(stranger.page, 22, "0000");
  for (let wrong = 1; wrong <= 5; wrong++) {
    await stranger.page
      .getByRole("alert")
      .getByText(/incorret|Espere|tentativas/)
      .waitFor();
    const answered = stranger.page.waitForResponse(/api\/session/);
    await stranger.page.keyboard.type("0000");
    await stranger.page.keyboard.press("Enter");
    await answered;
  }
  await seen(stranger.page, "Tente de novo em");
  await page.reload();
  await person("Ana").getByText("Bloqueado").waitFor();
  await person("Ana").click();
  await seen(page, "PIN errado");
  await sheet(page).getByLabel("Novo PIN").fill("2468");
  await button(page, "Salvar").click();
  await person("Ana").getByText("Bloqueado").waitFor({ state: "detached" });
  await stranger.page.reload();
  await signIn(stranger.page, 22, "2468");
  await button(stranger.page, "Menu de Ana").waitFor();
  await stranger.context.close();
});

test("a dispatched order comes back from the street: only she reopens it, and says why", async () => {
  const order = await shop.newOrder("48301");
  await shop.finishShort(order.id);
  const bruna = await shop.tablet("seller");
  await bruna.page.goto(`/pedidos/${order.id}`);
  await menu(bruna.page, "Despachar");
  await bruna.page.locator(".order-closed").getByText("despachado").waitFor();
  assert.equal(await bruna.page.getByRole("button", { name: "Reabrir" }).count(), 0);

  const { page } = dora;
  await page.goto(`/pedidos/${order.id}`);
  await button(page, "Reabrir").click();
  await button(page, "Cliente pediu").click();
  await button(page, /^Finalizar$/).waitFor();
  await button(bruna.page, /^Finalizar$/).waitFor();
  const { reopenCount, dispatched } = await shop.order(order.id);
  assert.deepEqual([reopenCount, dispatched], [1, null]);
  await shop.finishShort(order.id);
  await bruna.context.close();
});

test("the day's figures count what went out, and each number opens what it counts", async () => {
  const { page } = dora;
  await page.goto("/numeros");
  const today = page.locator(".glance-card", { hasText: "Pedidos finalizados" });
  await today.getByText("1", { exact: true }).waitFor();
  await today.click();
  await page.locator(".history-row", { hasText: "48301" }).waitFor();
  await page.goto("/numeros");
  await button(page, "Por vendedor: mostrar tabela").click();
  await page.getByRole("region", { name: "Por vendedor" }).getByRole("link", { name: "Bruna" }).click();
  await page.locator(".history-row", { hasText: "48301" }).waitFor();
});

test("the audit log knows who did all this, from which device", async () => {
  const { page } = dora;
  await page.goto("/auditoria");
  await page.locator(".audit-row", { hasText: /Célia/ }).first().waitFor();
  await page.getByRole("searchbox").fill("48301");
  const reopened = page.locator(".audit-row", { hasText: "reabriu" }).first();
  await reopened.getByText("Dona Dora").waitFor();
  await page.locator(".audit-row", { hasText: "despachou" }).first().waitFor();
});

test("a screen for the stock room hangs on the wall with one address, and is taken down from here", async () => {
  const { page } = dora;
  await page.goto("/pessoas");
  await button(page, "Nova tela").click();
  await sheet(page).getByLabel("Onde ela fica").fill("Estoque");
  await sheet(page).getByRole("button", { name: "Criar" }).click();
  await page.locator(".wall-address", { hasText: "/tv#" }).waitFor();
  await page.keyboard.press("Escape");
  await seen(page, "Estoque");
});
