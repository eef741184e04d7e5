import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { openTablet, signIn, type Tablet } from "./browser.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
let desk: Tablet;
before(async () => {
  shop = await openShopWithTablets();
  desk = await openTablet(shop.browser, shop.url);
});
after(async () => {
  assert.deepEqual(desk?.complaints ?? [], []);
  await shop?.close();
});

const FILM_A15 = "PELÍCULA 3D SAM A15";
const FILM_A16 = "PELÍCULA 3D SAM A16";
const CABLE = "CABO V8 1M";
const CHARGER = "CARREGADOR TURBO 20W";

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const focusIsOn = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent?.includes(wanted), text);
const dialog = (page: Page) => page.getByRole("dialog");

/** As somebody without a mouse gets there; bounded by what a screen can hold. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
    if (here.trim().endsWith(label)) return;
  }
  assert.fail(`Tab never came to ${label}`);
}

test("an order is found, picked, reported, replaced, taken back and finished without a mouse or a finger", async () => {
  const order = await shop.newOrder("49101");
  await shop.newOrder("49102");
  const { page } = desk;
  await signIn(page, 21, "1234");
  await page.locator(".board-card").nth(1).waitFor();

  await page.keyboard.press("?");
  await dialog(page).getByText("abrir o primeiro achado").waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await page.keyboard.press("/");
  await page.keyboard.type("4910", { delay: 80 }); // as fingers do: faster, it would be a scan
  await page.keyboard.press("ArrowDown");
  await focusIsOn(page, "49101");
  await page.keyboard.press("ArrowRight");
  await focusIsOn(page, "49102");
  await page.keyboard.press("ArrowLeft");
  await focusIsOn(page, "49101");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/pedidos/${order.id}`);
  await page.locator(".line-main").first().waitFor();

  const lines = order.lines.toSorted((a, b) => a.description.localeCompare(b.description, "pt-BR"));
  assert.deepEqual(
    lines.map(({ description }) => description),
    [CABLE, CHARGER, FILM_A15, FILM_A16],
  );
  await page.keyboard.press("ArrowDown");
  await focusIsOn(page, CABLE);
  await page.keyboard.press("Space");
  await seen(page, "1 / 4");
  await focusIsOn(page, CHARGER);
  await page.keyboard.press("z");
  await seen(page, "0 / 4");

  await page.keyboard.press("f");
  await focusIsOn(page, "Sem estoque");
  await page.keyboard.press("Enter");
  await seen(page, `2 × ${CHARGER} em falta`);
  assert.match(await focused(page), new RegExp(CHARGER));
  await page.keyboard.press("ArrowDown");
  await focusIsOn(page, FILM_A15);

  await page.keyboard.press("s");
  await page.waitForFunction(() => document.activeElement?.matches("input[type=search]"));
  await page.keyboard.type("A16");
  await dialog(page).locator(".substitute-found").getByText(FILM_A16).waitFor();
  await page.keyboard.press("Enter");
  await focusIsOn(page, "Sem estoque");
  await page.keyboard.press("Enter");
  await seen(page, `25 × ${FILM_A15} substituído`);

  await page.keyboard.press("ArrowDown");
  await focusIsOn(page, FILM_A16);
  await page.keyboard.press("q");
  await page.waitForFunction(() => document.activeElement?.matches(".pad-value"));
  await page.keyboard.type("70");
  await page.keyboard.press("Enter");
  await seen(page, `70 × ${FILM_A16} separado`);
  await page.keyboard.press("n");
  await focusIsOn(page, "Sem estoque");
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await page.keyboard.press("Space");
  await seen(page, `5 × ${FILM_A16} separado`);

  // Rows that were dealt with have moved away; the keys go on with those that are left.
  await page.locator('[data-section="missing"]').first().waitFor();
  await page.locator('[data-section="toPick"] .line-main').nth(1).waitFor({ state: "detached" });
  for (let steps = 0; steps < 4; steps++) await page.keyboard.press("ArrowUp");
  await focusIsOn(page, CABLE);
  await page.keyboard.press("Space");
  await seen(page, "3 / 4");

  await page.keyboard.press("?");
  await dialog(page).getByText("desfazer o último").waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await tabTo(page, "Finalizar");
  await page.keyboard.press("Enter");
  await dialog(page).getByText("Ainda há itens em aberto").waitFor();
  await tabTo(page, "Finalizar sem estes itens…");
  await page.keyboard.press("Enter");
  await focusIsOn(page, "Sem estoque");
  await page.keyboard.press("Enter");
  await page.locator(".order-closed").waitFor();
  const done = await shop.order(order.id);
  assert.equal(done.state, "finished");
  assert.deepEqual(
    lines.map(({ id }) => {
      const { picked, substituted, notSent } = done.lines.find((line) => line.id === id)!;
      return [picked, substituted, notSent];
    }),
    [
      [10, 0, 0],
      [0, 0, 2],
      [0, 25, 0],
      [75, 0, 0],
    ],
  );
});

test("on each screen with a search `/` leads into it and `?` says which keys there are", async () => {
  const { page } = await shop.tablet("admin");
  for (const address of ["/historico", "/auditoria", "/compras?ver=historico"]) {
    await page.goto(address);
    await page.locator("input[type=search]").waitFor();
    await page.keyboard.press("?");
    await dialog(page).getByText("buscar").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.keyboard.press("/");
    await page.keyboard.type("cabo?");
    assert.equal(
      await page.locator("input[type=search]").inputValue(),
      "cabo?",
      "typed, not taken for a key",
    );
  }
});

test("the menu behind one's own name leads on by keys", async () => {
  const { page } = await shop.tablet("admin");
  await page.locator(".board-card").first().waitFor();
  await tabTo(page, "Menu de Dona Dora");
  await page.keyboard.press("Enter");
  await page.locator(".user-menu").waitFor();
  await tabTo(page, "Auditoria");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/auditoria");
});

test("a wave is picked by keys: all of a product, none of another, and the last step back", async () => {
  const orders = [await shop.newOrder("49111"), await shop.newOrder("49112")];
  const { page } = await shop.tablet("picker");
  await page.goto(`/onda?pedidos=${orders.map(({ id }) => id).join(",")}`);
  await page.locator(".wave-row").nth(3).waitFor();
  await page.keyboard.press("ArrowDown");
  await focusIsOn(page, CABLE);
  await page.keyboard.press("Space");
  await seen(page, "1 / 4");
  await focusIsOn(page, CHARGER);
  await page.keyboard.press("f");
  await focusIsOn(page, "Sem estoque");
  await page.keyboard.press("Enter");
  await seen(page, "2 / 4");
  await page.keyboard.press("z");
  await seen(page, "1 / 4");
  await page.keyboard.press("?");
  await dialog(page).getByText("separar uma parte").waitFor();
  await seen(page, /^ao vivo$/);
  const [first, second] = await Promise.all(orders.map(({ id }) => shop.order(id)));
  for (const order of [first!, second!])
    assert.deepEqual(order.lines.map(({ picked, toBuy }) => picked + toBuy).filter(Boolean), [10]);
});
