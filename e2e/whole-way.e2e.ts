import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { hashPin } from "../server/people/hash-pin.ts";
import { openDatabase } from "../server/platform/database.ts";
import { FIRST_SHOP_ID } from "../server/platform/shop.ts";
import { newId } from "../shared/new-id.ts";
import { createTestDatabase, type TestDatabase } from "../test-support/database.ts";
import { quotePdf } from "../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { type RunningServer, startServer } from "../test-support/running-server.ts";
import { openBrowser, openTablet, SHOP_NAME, signIn } from "./browser.ts";

const SECRET = "only for the tests in browsers and long enough for them";
const TEAM = [
  { login: 21, name: "Bruna", role: "seller" },
  { login: 22, name: "Ana", role: "picker" },
  { login: 23, name: "João", role: "picker" },
];

const folder = mkdtempSync(join(tmpdir(), "separacao-e2e-"));
let own: TestDatabase;
let browser: Browser;
let plain: RunningServer;
let secure: RunningServer;

before(async () => {
  own = await createTestDatabase();
  const database = openDatabase(own.url);
  for (const { login, name, role } of TEAM) {
    await database.query(
      "INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)",
      [FIRST_SHOP_ID, newId(), login, name, role, await hashPin([SECRET], "1234")],
    );
  }
  await database.end();
  const environment = { DATABASE_URL: own.url, SECRET_KEY: SECRET, ALLOWED_HOSTS: `${SHOP_NAME},localhost` };
  [plain, secure] = await Promise.all([
    startServer({ ...environment, DATA_DIR: join(folder, "plain") }),
    startServer({ ...environment, DATA_DIR: join(folder, "secure") }, ["--https"]),
  ]);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await Promise.all([plain?.stop(), secure?.stop()]);
  await own?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const PLACES = [
  { name: "on localhost", url: () => `http://localhost:${plain.port}`, number: "45001" },
  {
    name: "on plain http without a secure context",
    url: () => `http://${SHOP_NAME}:${plain.port}`,
    number: "45002",
  },
  { name: "under https", url: () => `https://${SHOP_NAME}:${secure.port}`, number: "45003" },
];

for (const { name, url, number } of PLACES) {
  test(`${name}: a quote is dropped, confirmed, picked on two tablets, undone, split, missed and finished`, async () => {
    const file = join(folder, `${number}.pdf`);
    writeFileSync(file, await quotePdf(exampleQuote(number).spec));
    const seller = await openTablet(browser, url());
    await signIn(seller.page, 21, "1234");
    await seller.page
      .getByRole("link", { name: /novo pedido/i })
      .first()
      .click();
    await seller.page.getByLabel("Escolher PDF").setInputFiles(file);
    await seller.page.getByText("LOJA AURORA").first().waitFor();
    await seller.page.getByText("Motoboy").first().click();
    await seller.page.getByText("Sacola").first().click();
    await seller.page.getByRole("button", { name: "Criar pedido" }).click();
    await seller.page.waitForURL(/\/pedidos\//);
    const path = new URL(seller.page.url()).pathname;

    const [ana, joao] = await Promise.all([openTablet(browser, url()), openTablet(browser, url())]);
    await signIn(ana.page, 22, "1234");
    await ana.page.getByText(number).first().waitFor();
    await ana.page.goto(path);
    assert.equal(await ana.page.evaluate("isSecureContext"), !url().startsWith(`http://${SHOP_NAME}`));
    await signIn(joao.page, 23, "1234");
    await joao.page.getByText(number).first().waitFor();
    await joao.page.goto(path);

    // Ana picks all of a line; João's tablet follows; she takes it back.
    await ana.page.getByRole("button", { name: "25 PELÍCULA 3D SAM A15", exact: true }).click();
    await joao.page.getByText("1 / 4").first().waitFor();
    await ana.page.getByRole("button", { name: "Desfazer" }).first().click();
    await joao.page.getByText("0 / 4").first().waitFor();

    // A part of a line.
    await joao.page.getByRole("button", { name: "Mais opções: PELÍCULA 3D SAM A16" }).click();
    await joao.page.getByLabel("Quantidade").fill("70");
    await joao.page
      .getByRole("button", { name: /^Separar/ })
      .first()
      .click();
    await ana.page.getByRole("button", { name: "5 PELÍCULA 3D SAM A16", exact: true }).waitFor();

    // A falta: the order cannot be finished, and says why.
    await ana.page.getByRole("button", { name: "Mais opções: CABO V8 1M" }).click();
    await ana.page.getByRole("button", { name: /Falta/ }).first().click();
    await ana.page.getByRole("button", { name: "Sem estoque" }).click();
    await joao.page
      .getByText(/Falta|comprar/i)
      .first()
      .waitFor();
    for (const row of ["25 PELÍCULA 3D SAM A15", "5 PELÍCULA 3D SAM A16", "2 CARREGADOR TURBO 20W"]) {
      await joao.page.getByRole("button", { name: row, exact: true }).click();
    }
    await joao.page.getByText("3 / 4").first().waitFor();
    await joao.page.getByRole("button", { name: "Finalizar", exact: true }).click();
    await joao.page.getByRole("dialog").getByText("CABO V8 1M").waitFor();
    await joao.page.keyboard.press("Escape");

    // It was on the shelf after all.
    await ana.page.getByRole("button", { name: "Mais opções: CABO V8 1M" }).click();
    await ana.page
      .getByRole("button", { name: /achei|separar/i })
      .first()
      .click();
    await joao.page.getByText("4 / 4").first().waitFor();
    await joao.page.getByRole("button", { name: "Finalizar", exact: true }).click();
    await ana.page
      .getByText(/finalizado/i)
      .first()
      .waitFor();
    for (const tablet of [seller, ana, joao]) {
      assert.deepEqual(tablet.complaints, []);
      await tablet.context.close();
    }
  });
}

test("five wrong PINs lock the number on that device, and say until when", async () => {
  const stranger = await openTablet(browser, `http://localhost:${plain.port}`);
  await signIn(stranger.page, 999, "1111");
  for (let wrong = 1; wrong < 6; wrong++) {
    await stranger.page
      .getByText(/incorreto|Espere|tentativas/i)
      .first()
      .waitFor();
    await stranger.page.keyboard.type("1111");
    const answered = stranger.page.waitForResponse(/api\/session/);
    await stranger.page.keyboard.press("Enter");
    const { status } = await answered.then((response) => ({ status: response.status() }));
    if (wrong === 5) assert.equal(status, 429);
  }
  await stranger.context.close();
});
