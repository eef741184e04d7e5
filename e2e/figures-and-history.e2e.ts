import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createTestDatabase, type TestDatabase } from "../test-support/database.ts";
import { type RunningServer, startServer } from "../test-support/running-server.ts";
import { openBrowser, openTablet, signIn } from "./browser.ts";

const SECRET = "only for the tests in browsers and long enough for them";
const folder = mkdtempSync(join(tmpdir(), "separacao-figures-"));
let own: TestDatabase;
let browser: Browser;
let server: RunningServer;
let base: string;
before(async () => {
  own = await createTestDatabase();
  const admin = { ADMIN_LOGIN: "1", ADMIN_PIN: "4321", ADMIN_NAME: "Dora" };
  const environment = {
    DATABASE_URL: own.url,
    SECRET_KEY: SECRET,
    ALLOWED_HOSTS: "localhost",
    DATA_DIR: folder,
  };
  server = await startServer({ ...environment, ...admin }, ["--demo"]);
  base = `http://localhost:${server.port}`;
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await own?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const countRows = (page: Page) => page.locator(".history-row").count();

test("the owner reads the figures, opens what a number counts, and finds an order of months ago", async () => {
  const { page, complaints, context } = await openTablet(browser, base);
  await signIn(page, 1, "4321");
  await page.getByRole("link", { name: "Números" }).click();
  await page.locator(".figures-grid").waitFor();

  await page.getByRole("button", { name: "Mais faltou: mostrar tabela" }).click();
  const row = page.getByRole("region", { name: "Mais faltou" }).locator("tbody tr").first();
  const orders = Number(await row.locator("td").first().textContent());
  assert.ok(orders > 0);
  await row.getByRole("link").click();
  await page.locator(".history-row").first().waitFor();
  assert.equal(await countRows(page), Math.min(50, orders));
  await page.goBack();

  await page.getByRole("button", { name: "7 dias" }).click();
  await page.waitForURL(/from=\d{4}-\d{2}-\d{2}&to=/);
  await page.getByLabel("Logística", { exact: true }).selectOption({ label: "Correios" });
  await page.waitForURL(/logistics=correios/);
  const shown = page.locator(".figures-total strong");
  const address = page.url();
  await page.reload();
  await shown.waitFor();
  assert.equal(page.url(), address);
  await page.getByRole("button", { name: "Esconder separadores" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Mostrar separadores" }).waitFor();

  await page.goto("/historico");
  await page.locator(".history-row").first().waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("aurora pelicula");
  await page.waitForURL(/q=aurora/);
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".history-who strong")].every((name) => name.textContent === "LOJA AURORA"),
  );
  const before = await countRows(page);
  await page.getByLabel("Situação", { exact: true }).selectOption({ label: "Despachado" });
  await page.waitForURL(/state=dispatched/);
  await page.waitForFunction(() => !document.querySelector(".history-days[data-busy]"));
  assert.ok((await countRows(page)) <= before);
  const number = await page.locator(".history-number").first().textContent();
  await page.locator(".history-row").first().click();
  await page.waitForURL(/\/pedidos\//);
  await page
    .getByText(number ?? "", { exact: false })
    .first()
    .waitFor();

  await page.goto("/historico?q=nadaassim");
  await page.getByText("Nenhum pedido assim").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a picker finds every order, but not the figures", async () => {
  const { page, context } = await openTablet(browser, base);
  await signIn(page, 13, "1234");
  await page.getByRole("link", { name: "Histórico" }).click();
  await page.locator(".history-row").first().waitFor();
  await page.getByRole("button", { name: "Mostrar mais" }).click();
  await page.locator(".history-row").nth(60).waitFor();
  assert.equal(await page.getByRole("link", { name: "Números" }).count(), 0);
  await page.goto("/numeros");
  await page.getByText("Só para administradores").waitFor();
  await context.close();
});
