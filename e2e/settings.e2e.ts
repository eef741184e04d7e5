import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { contrast } from "../shared/settings/brand-colors.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
before(async () => {
  shop = await openShopWithTablets();
});
after(() => shop?.close());

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const save = (page: Page, name: string) => card(page, name).getByRole("button", { name: "Salvar" }).click();

test("the owner gives the shop its name, colour and picture, and they are on every tablet", async () => {
  const { page, complaints, context } = await shop.tablet("admin");
  await page.goto("/ajustes");
  await page.getByLabel("Nome").fill("Atacado da Esquina");
  await page.getByLabel("Cor da marca").fill("#ffe600");
  await save(page, "A loja");
  await seen(page, "Salvo para todos");
  // Any picture: it is drawn anew, so what is kept is small and a picture.
  const picture = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1600, 900);
    canvas.getContext("2d")?.fillRect(100, 100, 900, 500);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
    return [...bytes];
  });
  await page
    .locator(".settings-file input")
    .setInputFiles({ name: "logo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(picture) });
  await page.getByAltText("Logo da loja").waitFor();
  await page.waitForFunction(
    () => (document.querySelector<HTMLImageElement>(".settings-logo img")?.naturalWidth ?? 0) > 0,
  );
  assert.deepEqual(complaints, []);

  const picker = await shop.tablet("picker");
  await picker.page.locator(".brand-logo").waitFor();
  await picker.page.waitForFunction(
    () => document.querySelector(".brand-word")?.textContent === "Atacado da Esquina",
  );
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const [words = "", ground = ""] = await card(page, "A loja")
      .locator(".settings-sample .ui-button")
      .evaluate((button) => [getComputedStyle(button).color, getComputedStyle(button).backgroundColor]);
    assert.ok(contrast(hex(words), hex(ground)) >= 4.5, `${words} on ${ground}`);
  }
  await picker.context.close();
  await context.close();
});

test("a reason of the shop's own can be given at once, and what changed is on record with before and after", async () => {
  const { page, context } = await shop.tablet("admin");
  await page.goto("/ajustes");
  await page.getByLabel("Novo motivo").fill("Sem nota fiscal");
  await page.getByRole("button", { name: "Acrescentar" }).click();
  await page.getByLabel("Usar Avariado").uncheck();
  await save(page, "Motivos");
  await seen(page, "Salvo para todos");

  const order = await shop.newOrder("47301");
  const picker = await shop.tablet("picker");
  await picker.page.goto(`/pedidos/${order.id}`);
  await picker.page.locator(".line-more").first().click();
  await picker.page.getByRole("dialog").getByRole("button", { name: "Falta" }).click();
  await picker.page.getByRole("button", { name: "Sem nota fiscal" }).waitFor();
  assert.equal(await picker.page.getByRole("button", { name: "Avariado" }).count(), 0);
  const sent = picker.page.waitForResponse((response) => response.url().endsWith("/commands"));
  await picker.page.getByRole("button", { name: "Sem nota fiscal" }).click();
  await sent;
  await picker.context.close();

  await page.goto("/auditoria?kind=settings");
  const entry = page.locator(".audit-row", { hasText: "Sem nota fiscal" }).first();
  await entry.locator("ins", { hasText: "(Avariado)" }).waitFor();
  await entry.locator("del", { hasText: "Avariado; Produto errado" }).waitFor();
  await page.getByRole("searchbox").fill("47301");
  await page.getByLabel("O quê").selectOption("orders");
  await page.locator(".audit-row", { hasText: "avisou falta" }).first().waitFor();
  await context.close();
});

test("a new way out can be chosen by the seller, until it is taken out of use", async () => {
  const { page, context } = await shop.tablet("admin");
  await page.goto("/ajustes");
  await page.getByRole("button", { name: "Nova logística" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nome").fill("Transportadora");
  await dialog.getByLabel("Horário limite").fill("14:30");
  await dialog.getByLabel("Só leva caixa").check();
  await dialog.getByRole("button", { name: "Criar" }).click();
  const row = page.locator(".settings-row", { hasText: "Transportadora" });
  await row.getByText("até 14:30").waitFor();
  await row.getByText("só caixa").waitFor();
  await row.getByRole("button", { name: "Subir" }).click();
  await page.locator(".settings-row:nth-child(6)", { hasText: "Transportadora" }).waitFor();
  await row.locator(".settings-row-main").click();
  await dialog.getByRole("button", { name: "Tirar de uso" }).click();
  await row.getByText("fora de uso").waitFor();
  await context.close();
});

test("settings and the audit log are closed to everybody else", async () => {
  const { page, context } = await shop.tablet("seller");
  for (const path of ["/ajustes", "/auditoria"]) {
    await page.goto(path);
    await seen(page, "Só para administradores");
  }
  await context.close();
});

const hex = (color: string): string =>
  `#${(color.match(/\d+/g) ?? [])
    .slice(0, 3)
    .map((value) => Number(value).toString(16).padStart(2, "0"))
    .join("")}`;
