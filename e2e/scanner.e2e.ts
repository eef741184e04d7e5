import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import type { Order } from "../shared/orders/order.ts";
import { sampleQuote } from "../test-support/quotes/quote-specs.ts";
import { scan } from "./scan.ts";
import { openShopWithTablets, type ShopWithTablets } from "./shop-with-tablets.ts";

const EAN = "7891234567895";

let shop: ShopWithTablets;
let order: Order;
let other: Order;
before(async () => {
  shop = await openShopWithTablets();
  order = await shop.newOrder("47101");
  other = await shop.newOrder("47102");
});
after(() => shop?.close());

async function openOrder(): Promise<{ page: Page; close(): Promise<void>; complaints: string[] }> {
  const { page, context, complaints } = await shop.tablet("picker");
  await page.goto(`/pedidos/${order.id}`);
  await page.locator(".line-main").first().waitFor();
  return { page, complaints, close: () => context.close() };
}

const panel = ".scan-panel";

test("a scan finds the product's line, one tap picks one or the rest, and no key of it does anything else", async () => {
  const { page, complaints, close } = await openOrder();
  const line = order.lines.find(({ requested }) => requested > 2)!;
  await scan(page, line.code);
  await page.locator(`${panel}[data-right]`).waitFor();
  await page.locator(panel).getByText(line.code).waitFor();
  await page.locator(`[data-line-id="${line.id}"][data-scanned]`).waitFor();
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.locator(panel).getByRole("button", { name: "Só 1" }).click();
  await page
    .getByText(/1 × .* separado/)
    .first()
    .waitFor();
  await page.locator(panel).waitFor({ state: "detached" });
  await scan(page, line.code, "");
  await page
    .locator(panel)
    .getByRole("button", { name: `Separar ${line.requested - 1}` })
    .click();
  await page.locator(`[data-line-id="${line.id}"] [data-done]`).waitFor();
  await page.goto("/");
  await page.getByText("ao vivo").first().waitFor();
  await shop.untilOrder(order.id, ({ lines }) =>
    lines.some((l) => l.id === line.id && l.picked === line.requested),
  );
  assert.deepEqual(complaints, []);
  await close();
});

test("an unknown code is asked about once, is known afterwards, and can be taken back", async () => {
  const { page, close } = await openOrder();
  const line = order.lines.at(-1)!;
  await scan(page, EAN);
  const ask = page.getByRole("dialog", { name: "Qual item é este?" });
  await ask.waitFor();
  await ask.getByRole("button", { name: line.description }).click();
  await page.locator(`[data-line-id="${line.id}"][data-scanned]`).waitFor();
  await page.locator(panel).getByRole("button", { name: "Fechar" }).click();
  await scan(page, EAN);
  await page.locator(panel).getByText(line.description).waitFor();
  assert.equal(await ask.count(), 0, "asked once");
  await page.locator(panel).getByRole("button", { name: "Fechar" }).click();
  // On another tablet, in the same order, it is known from the start.
  const again = await openOrder();
  await scan(again.page, EAN);
  await again.page.locator(panel).getByText(line.description).waitFor();
  await again.close();
  const second = "7890000000017";
  await scan(page, second);
  await ask.getByRole("button", { name: line.description }).click();
  await page
    .locator(panel)
    .getByRole("button", { name: /desfazer/ })
    .click();
  await page.getByText(`o código ${second} não é mais de nenhum produto`).waitFor();
  await scan(page, second);
  await ask.waitFor();
  await close();
});

test("a product of another order is said to be wrong, in words that name it", async () => {
  const { page, close } = await openOrder();
  const case13 = {
    code: "02210",
    description: "CAPA SILICONE IP 13",
    unit: "UN",
    quantity: 4,
    unitPriceCents: 990,
  };
  await shop.newOrder("47103", sampleQuote([case13], { number: "47103" }).spec);
  await scan(page, case13.code);
  const alert = page.locator(`${panel} [role=alert]`);
  await alert.getByText("Produto errado").waitFor();
  assert.match((await alert.textContent()) ?? "", /02210 CAPA SILICONE IP 13/);
  await close();
});

test("a printed order's QR code opens it, on the board and in another order; so does its number on the board", async () => {
  const { page, close } = await openOrder();
  await scan(page, `http://192.168.0.10:8000/pedidos/${other.id}`);
  await page.waitForURL(`**/pedidos/${other.id}`);
  await page.goto("/");
  await page.locator(".board-card").first().waitFor();
  await scan(page, order.number!);
  await page.waitForURL(`**/pedidos/${order.id}`);
  await close();
});

test("a scan never types into a field, and what a person types there arrives, every letter of it", async () => {
  const { page, close } = await openOrder();
  await page.goto("/");
  await page.locator(".board-card").first().waitFor();
  const search = page.getByRole("searchbox");
  await search.click();
  await page.keyboard.type("Loja 4710", { delay: 90 });
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("input[type=search]")?.value === "Loja 4710",
  );
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("ab", { delay: 10 });
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>("input[type=search]")?.value === "Loja 47ab",
  );
  await scan(page, "00000123456789");
  await page.getByText("00000123456789").first().waitFor();
  assert.equal(await search.inputValue(), "Loja 47ab");
  await close();
});

test("letters are still shortcuts, arrows go from card to card, and Enter opens", async () => {
  const { page, close } = await openOrder();
  await page.locator(".line-main").first().focus();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Teclas" }).waitFor();
  await page.keyboard.press("Escape");
  await page.goto("/");
  const cards = page.locator(".board-card");
  await cards.nth(1).waitFor();
  await page.keyboard.press("ArrowDown");
  assert.ok(await cards.nth(0).evaluate((card) => card === document.activeElement));
  await page.keyboard.press("ArrowRight");
  assert.ok(await cards.nth(1).evaluate((card) => card === document.activeElement));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/pedidos/*");
  await close();
});
