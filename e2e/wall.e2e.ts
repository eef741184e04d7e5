import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTablet } from "./browser.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
before(async () => {
  shop = await openShopWithTablets();
});
after(() => shop?.close());

test("a screen on the wall shows the board without anybody signed in, follows it, and goes dark when taken down", async () => {
  await shop.newOrder("49001");
  const { page: admin } = await shop.tablet("admin");
  await admin.goto("/pessoas");
  await admin.getByRole("button", { name: "Nova tela" }).click();
  await admin.getByLabel("Onde ela fica").fill("Estoque");
  await admin.getByRole("button", { name: "Criar" }).click();
  const address = await admin.locator(".wall-address").textContent();
  await admin.keyboard.press("Escape");
  await admin.getByRole("dialog").waitFor({ state: "detached" });

  const wall = await openTablet(shop.browser, shop.url);
  await wall.page.goto(address!);
  await seen(wall.page, "49001");
  assert.equal(new URL(wall.page.url()).hash, "", "the token does not stay in sight");
  await wall.page.reload();
  await seen(wall.page, "49001");
  await seen(wall.page, "ao vivo");
  assert.equal(await wall.page.locator("button, a, input, select").count(), 0);
  await shop.newOrder("49002");
  await seen(wall.page, "49002");
  assert.equal(await wall.page.evaluate("fetch('/api/people').then(({ status }) => status)"), 401);

  await admin.getByRole("button", { name: "Retirar Estoque" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Retirar" }).click();
  await wall.page.getByText("Esta tela ainda não foi aberta").waitFor();
  assert.equal(await wall.page.getByText("49001").count(), 0);
  assert.deepEqual(wall.complaints, []);
});

test("what was finished a moment ago stands below the board and on the wall, and is opened again from there", async () => {
  const order = await shop.newOrder("49003");
  const [{ page: bruna, complaints }, { page: wall }] = [
    await shop.tablet("seller"),
    await shop.tablet("seller"),
  ];
  await wall.goto("/tv");
  const recent = (page: typeof wall) => page.getByRole("region", { name: "Terminados há pouco" });
  await seen(bruna, "49003");
  assert.equal(await recent(bruna).count(), 0);
  await shop.finishShort(order.id);
  for (const page of [bruna, wall]) await recent(page).getByText("49003").waitFor();
  await bruna.reload();
  await recent(bruna).getByRole("button", { name: "Reabrir 49003" }).click();
  await bruna.getByRole("dialog").getByRole("button", { name: "Cliente pediu" }).click();
  await bruna.locator(".board-card", { hasText: "49003" }).waitFor();
  for (const page of [bruna, wall]) await recent(page).waitFor({ state: "detached" });
  assert.equal((await shop.order(order.id)).reopenCount, 1);
  assert.deepEqual(complaints, []);
});
