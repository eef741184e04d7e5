import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { hashPin } from "../server/people/hash-pin.ts";
import { openDatabase } from "../server/platform/database.ts";
import { FIRST_SHOP_ID } from "../server/platform/shop.ts";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import { createTestDatabase, type TestDatabase } from "../test-support/database.ts";
import { type FaultProxy, openFaultProxy } from "../test-support/fault-proxy.ts";
import { quotePdf } from "../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { type RunningServer, startServer } from "../test-support/running-server.ts";
import { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { openBrowser, openTablet, SHOP_NAME, signIn } from "./browser.ts";

const SECRET = "only for the tests of the pill and long enough for them";
const folder = mkdtempSync(join(tmpdir(), "separacao-pill-"));
let own: TestDatabase;
let browser: Browser;
let server: RunningServer;
let line: FaultProxy;
let bruna: ScriptedTablet;

before(async () => {
  own = await createTestDatabase();
  const database = openDatabase(own.url);
  for (const [login, name, role] of [
    [21, "Bruna", "seller"],
    [22, "Ana", "picker"],
    [23, "João", "picker"],
  ])
    await database.query(
      "INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)",
      [FIRST_SHOP_ID, newId(), login, name, role, await hashPin([SECRET], "1234")],
    );
  await database.end();
  server = await startServer({
    DATABASE_URL: own.url,
    SECRET_KEY: SECRET,
    ALLOWED_HOSTS: `${SHOP_NAME},localhost,127.0.0.1`,
    DATA_DIR: folder,
  });
  line = await openFaultProxy(() => server.port);
  bruna = await new ScriptedTablet(() => `http://127.0.0.1:${server.port}`).signIn(21, "1234");
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  bruna?.close();
  await line?.close();
  await server?.stop();
  await own?.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function newOrder(): Promise<Order> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(await quotePdf(exampleQuote("0").spec))]), "orcamento.pdf");
  const { quoteId } = (await (await bruna.upload(form)).json()) as { quoteId: string }; // as: the contract
  const body = { quoteId, logistics: "motoboy", packaging: "bag", requestId: newId() };
  return (await (await bruna.request("POST", "/api/orders", body)).json()) as Order; // as: the contract
}

const pill = (page: Page, text: string | RegExp) => page.locator(".live-pill", { hasText: text }).first();
const LIVE = /^ao vivo$/;

async function openOrder(url: string, login: number, order: Order) {
  const tablet = await openTablet(browser, url);
  await signIn(tablet.page, login, "1234");
  await pill(tablet.page, LIVE).waitFor();
  await tablet.page.goto(`/pedidos/${order.id}`);
  await pill(tablet.page, LIVE).waitFor();
  return tablet;
}

test("a line that goes dead without a goodbye: amber within 15 s, red within 40 s, right again within 5 s", async () => {
  const order = await newOrder();
  const { page, context } = await openOrder(`http://localhost:${line.port}`, 22, order);
  line.swallow = "both";
  const cut = Date.now();
  await page.locator('.live-pill[data-tone="behind"]').waitFor();
  assert.ok(Date.now() - cut <= 15_000, `amber after ${Date.now() - cut} ms`);
  await page.locator('.live-pill[data-tone="cut"]').waitFor({ timeout: 40_000 });
  assert.ok(Date.now() - cut <= 40_000, `red after ${Date.now() - cut} ms`);
  await bruna.touch(order.id, {
    type: "pick",
    lineId: order.lines[0]!.id,
    quantity: order.lines[0]!.requested,
  });
  line.swallow = "none";
  const healed = Date.now();
  await page.getByText("1 / 4").first().waitFor();
  await pill(page, LIVE).waitFor();
  const took = Date.now() - healed;
  console.log(`  right again after ${took} ms`);
  assert.ok(took <= 5_000, `right again after ${took} ms`);
  await context.close();
});

test("a proxy that lets no socket through: the screen still follows, and does not say that it is live", async () => {
  const order = await newOrder();
  const tablet = await openTablet(browser, `http://localhost:${server.port}`);
  await tablet.page.addInitScript("WebSocket = class { constructor() { throw new Error('blocked'); } }");
  await signIn(tablet.page, 22, "1234");
  await tablet.page.getByRole("button", { name: /Menu de Ana/ }).waitFor();
  await tablet.page.goto(`/pedidos/${order.id}`);
  await tablet.page.locator("[data-line-id]").first().waitFor();
  await bruna.touch(order.id, {
    type: "pick",
    lineId: order.lines[0]!.id,
    quantity: order.lines[0]!.requested,
  });
  await tablet.page.getByText("1 / 4").first().waitFor();
  await pill(tablet.page, /^há \d+ s$/).waitFor();
  await tablet.context.close();
});

test("who has an order open is seen on the card and on the order, and no longer when they leave", async () => {
  const order = await newOrder();
  const url = `http://localhost:${server.port}`;
  const ana = await openOrder(url, 22, order);
  const joao = await openTablet(browser, url);
  await signIn(joao.page, 23, "1234");
  const onCard = joao.page.locator(`[href="/pedidos/${order.id}"]`).getByLabel(/aberto: Ana/);
  await onCard.waitFor();
  await joao.page.goto(`/pedidos/${order.id}`);
  await joao.page.getByLabel(/aberto: Ana/).waitFor();
  await ana.page.getByLabel(/aberto: João/).waitFor();
  await ana.context.close();
  await joao.page.getByLabel(/aberto: Ana/).waitFor({ state: "detached" });
  await joao.context.close();
});

test("without a secure context two tabs share the queue all the same, and the pill says what HTTPS would add", async () => {
  const order = await newOrder();
  const url = `http://${SHOP_NAME}:${server.port}`;
  const { page, context } = await openOrder(url, 22, order);
  assert.equal(await page.evaluate("isSecureContext"), false);
  const other = await context.newPage();
  await other.goto(`/pedidos/${order.id}`);
  await pill(other, LIVE).waitFor();
  await context.setOffline(true);
  const rows = (tab: Page) => tab.locator("[data-line-id]");
  await rows(page).nth(0).click();
  await rows(other).nth(1).click();
  for (const tab of [page, other]) await pill(tab, "sem rede — 2 toques na fila").waitFor();
  await pill(page, "sem rede").click();
  await page.getByText(/não usa HTTPS/).waitFor();
  await context.setOffline(false);
  for (const tab of [page, other]) await pill(tab, LIVE).waitFor();
  const answer = await bruna.request("GET", `/api/orders/${order.id}/events?after=1`);
  const { events } = (await answer.json()) as { events: { commandId: string }[] }; // as: the contract
  assert.equal(new Set(events.map(({ commandId }) => commandId)).size, 2);
  assert.equal(events.length, 2);
  await context.close();
});

test("a session that ends elsewhere brings the sign-in screen, which says why", async () => {
  const order = await newOrder();
  const { page, context } = await openOrder(`http://localhost:${server.port}`, 22, order);
  const own = await page.evaluate(async () => {
    const { csrfToken } = await (await fetch("/api/session")).json();
    return (await fetch("/api/session", { method: "DELETE", headers: { "x-csrf-token": csrfToken } })).status;
  });
  assert.equal(own, 204);
  await page.getByText(/sessão terminou/).waitFor();
  await context.close();
});
