import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { hashPin } from "../server/people/hash-pin.ts";
import { type Database, openDatabase } from "../server/platform/database.ts";
import { FIRST_SHOP_ID } from "../server/platform/shop.ts";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import { applyEvent } from "../shared/picking/apply-event.ts";
import type { OrderEvent } from "../shared/picking/event.ts";
import { createTestDatabase, type TestDatabase } from "../test-support/database.ts";
import { quotePdf } from "../test-support/quotes/quote-pdf.ts";
import { sampleQuote } from "../test-support/quotes/sample-quote.ts";
import { type RunningServer, startServer } from "../test-support/running-server.ts";
import { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { openBrowser, openTablet, signIn, type Tablet } from "./browser.ts";

const SECRET = "only for the tests without network and long enough for them";
const TEAM = [
  { login: 21, name: "Bruna", role: "seller" },
  { login: 22, name: "Ana", role: "picker" },
  { login: 23, name: "João", role: "picker" },
];
const LINES = 30;

const folder = mkdtempSync(join(tmpdir(), "separacao-offline-"));
let own: TestDatabase;
let database: Database;
let browser: Browser;
let server: RunningServer;
let bruna: ScriptedTablet;
const base = () => `http://localhost:${server.port}`;

before(async () => {
  own = await createTestDatabase();
  database = openDatabase(own.url);
  for (const { login, name, role } of TEAM)
    await database.query(
      "INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)",
      [FIRST_SHOP_ID, newId(), login, name, role, await hashPin([SECRET], "1234")],
    );
  server = await startServer({
    DATABASE_URL: own.url,
    SECRET_KEY: SECRET,
    ALLOWED_HOSTS: "localhost,127.0.0.1",
    DATA_DIR: folder,
  });
  bruna = await new ScriptedTablet(base).signIn(21, "1234");
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  bruna?.close();
  await server?.stop();
  await database?.end();
  await own?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** `count` products that read alike to nobody: PRODUTO 01 … */
const product = (index: number) => `PRODUTO ${String(index + 1).padStart(2, "0")}`;

async function newOrder(count = LINES): Promise<Order> {
  const lines = Array.from({ length: count }, (_, index) => ({
    code: String(index + 1).padStart(5, "0"),
    description: product(index),
    unit: "UN",
    quantity: 10,
    unitPriceCents: 100,
  }));
  const form = new FormData();
  const pdf = await quotePdf(sampleQuote(lines, { number: "0" }).spec);
  form.append("file", new Blob([new Uint8Array(pdf)]), "orcamento.pdf");
  const { quoteId } = (await (await bruna.upload(form)).json()) as { quoteId: string }; // as: the contract
  const body = { quoteId, logistics: "motoboy", packaging: "bag", requestId: newId() };
  return (await (await bruna.request("POST", "/api/orders", body)).json()) as Order; // as: the contract
}

const stored = async (id: string) =>
  (await (await bruna.request("GET", `/api/orders/${id}`)).json()) as Order; // as: the contract
async function eventsOf(id: string): Promise<OrderEvent[]> {
  const answer = await bruna.request("GET", `/api/orders/${id}/events?after=1`);
  return ((await answer.json()) as { events: OrderEvent[] }).events; // as: the contract
}

/** A tablet that has the screens and this order with it, as after a morning's work. */
async function readyTablet(login: number, order: Order): Promise<Tablet> {
  const tablet = await openTablet(browser, base());
  await signIn(tablet.page, login, "1234");
  await tablet.page.getByText("Painel de pedidos").waitFor({ state: "attached" });
  await tablet.page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  await tablet.page.goto(`/pedidos/${order.id}`);
  await row(tablet.page, 0).waitFor();
  return tablet;
}

const row = (page: Page, index: number) =>
  page.getByRole("button", { name: new RegExp(`^\\d+ ${product(index)}$`) });
const pill = (page: Page, text: string | RegExp) => page.locator(".live-pill", { hasText: text }).first();

async function tap(page: Page, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index++) await row(page, index).click();
}

/** What is on the order's screen: each row's words by line, and how far the order is. */
async function seen(page: Page): Promise<Record<string, string>> {
  const toggle = page.locator(".section-toggle[aria-expanded=false]");
  if ((await toggle.count()) > 0) await toggle.click();
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>("[data-line-id]")]
        .map((button) => [button.dataset.lineId ?? "", (button.textContent ?? "").replace(/\s+/g, " ")])
        .sort(([a], [b]) => (a! < b! ? -1 : 1)),
    ),
  );
}

/** Resolves once the tablet has a copy of this order of its own. */
function copyOf(page: Page, orderId: string): Promise<void> {
  return page.evaluate(async (id) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const open = indexedDB.open("separacao");
      open.onsuccess = () => resolve(open.result);
    });
    const copied = () =>
      new Promise<boolean>((resolve) => {
        const get = database.transaction("orders").objectStore("orders").get(id);
        get.onsuccess = () => resolve(get.result !== undefined);
      });
    while (!(await copied())) await new Promise(requestAnimationFrame);
    database.close();
  }, orderId);
}

test("two tablets tick 50 times at one order without network, one is closed and opened again: both screens and the database are what the rules make of it", async () => {
  const order = await newOrder();
  const ana = await readyTablet(22, order);
  const joao = await readyTablet(23, order);
  await ana.context.setOffline(true);
  await joao.context.setOffline(true);
  await tap(ana.page, 0, 25);
  await tap(joao.page, 5, 30);
  await pill(ana.page, "sem rede — 25 toques na fila").waitFor();
  await pill(joao.page, "sem rede — 25 toques na fila").waitFor();

  await ana.page.close();
  const again = await ana.context.newPage();
  await again.goto(`/pedidos/${order.id}`);
  await pill(again, "sem rede — 25 toques na fila").waitFor();
  await again.getByText("25 / 30").first().waitFor();
  assert.match(Object.values(await seen(again)).join(), /enviando/, "the rows say that they wait");

  await ana.context.setOffline(false);
  await pill(again, /^ao vivo$|^há \d+ s$/).waitFor();
  await joao.context.setOffline(false);
  await pill(joao.page, /^ao vivo$|^há \d+ s$/).waitFor();
  for (const page of [again, joao.page]) await page.getByText("30 / 30").first().waitFor();

  const now = await stored(order.id);
  const events = await eventsOf(order.id);
  assert.deepEqual(events.reduce(applyEvent, order), now, "the row is its log replayed");
  assert.ok(now.lines.every(({ picked }) => picked === 10));
  assert.equal(events.length, 50, "each touch left its mark, and only one");
  assert.equal(events.filter(({ surplus }) => surplus === 10).length, 20, "twenty lines were taken twice");
  assert.equal(now.alarms.filter(({ kind }) => kind === "surplus").length, 20);
  assert.deepEqual(await seen(again), await seen(joao.page));
  await ana.context.close();
  await joao.context.close();
});

test("queued by Ana without network, sent while João is signed in on the same tablet: the events are Ana's", async () => {
  const order = await newOrder(4);
  const tablet = await readyTablet(22, order);
  await tablet.context.setOffline(true);
  await tap(tablet.page, 0, 3);
  await pill(tablet.page, "sem rede — 3 toques na fila").waitFor();
  await tablet.page
    .getByRole("button", { name: /Menu de Ana/ })
    .or(tablet.page.getByLabel("Voltar ao painel"))
    .first()
    .click();
  await tablet.page.getByRole("button", { name: /Menu de Ana/ }).click();
  await tablet.page.getByRole("button", { name: "Trocar pessoa" }).click();
  await tablet.page.locator(".signin-pad").waitFor();
  await pill(tablet.page, /3 toques na fila/).waitFor();
  await tablet.context.setOffline(false);
  await signIn(tablet.page, 23, "1234");
  await tablet.page.getByRole("button", { name: /Menu de João/ }).waitFor();
  await pill(tablet.page, /^ao vivo$|^há \d+ s$/).waitFor();
  const events = await eventsOf(order.id);
  assert.deepEqual(
    events.map(({ by, type }) => [by.name, type]),
    [
      ["Ana", "picked"],
      ["Ana", "picked"],
      ["Ana", "picked"],
    ],
  );
  await tablet.context.close();
});

test("two tabs of one tablet share the queue: each shows the other's touch, each is sent once", async () => {
  const order = await newOrder(4);
  const tablet = await readyTablet(22, order);
  const other = await tablet.context.newPage();
  await other.goto(`/pedidos/${order.id}`);
  await row(other, 0).waitFor();
  await tablet.context.setOffline(true);
  await tap(tablet.page, 0, 2);
  await tap(other, 2, 4);
  for (const page of [tablet.page, other]) {
    await page.getByText("4 / 4").first().waitFor();
    await pill(page, "sem rede — 4 toques na fila").waitFor();
  }
  await tablet.context.setOffline(false);
  for (const page of [tablet.page, other]) await pill(page, /^ao vivo$|^há \d+ s$/).waitFor();
  const events = await eventsOf(order.id);
  assert.equal(events.length, 4);
  assert.equal(new Set(events.map(({ commandId }) => commandId)).size, 4);
  await tablet.context.close();
});

test("undoing a touch that has not left the tablet sends both, in their order", async () => {
  const order = await newOrder(4);
  const tablet = await readyTablet(22, order);
  await tablet.context.setOffline(true);
  await row(tablet.page, 0).click();
  await tablet.page.getByRole("button", { name: "Desfazer" }).first().click();
  await tablet.page.getByText("0 / 4").first().waitFor();
  await pill(tablet.page, "sem rede — 2 toques na fila").waitFor();
  await tablet.context.setOffline(false);
  await pill(tablet.page, /^ao vivo$|^há \d+ s$/).waitFor();
  const events = await eventsOf(order.id);
  assert.deepEqual(
    events.map(({ type }) => type),
    ["picked", "unpicked"],
  );
  assert.equal((await stored(order.id)).lines[0]!.picked, 0);
  await tablet.context.close();
});

test("a touch that comes after the order was finished stays on the screen; one tap reopens and applies it", async () => {
  const order = await newOrder(4);
  const tablet = await readyTablet(22, order);
  await tablet.context.setOffline(true);
  await row(tablet.page, 0).click();
  await pill(tablet.page, "sem rede — 1 toque na fila").waitFor();
  await bruna.touch(order.id, { type: "finishShort", reason: "customer_request" });
  await tablet.context.setOffline(false);
  await tablet.page.getByText("Chegou tarde").first().waitFor();
  await tablet.page.reload();
  await tablet.page.getByText("Chegou tarde").first().waitFor();
  await tablet.page.getByRole("button", { name: "Reabrir e aplicar" }).first().click();
  await tablet.page.getByText("1 / 4").first().waitFor();
  await pill(tablet.page, /^ao vivo$|^há \d+ s$/).waitFor();
  const events = await eventsOf(order.id);
  assert.deepEqual(
    events.map(({ type }) => type),
    ["finishedShort", "reopened", "picked"],
  );
  assert.ok(events.at(-1)?.retryOf);
  await tablet.page.getByText("Chegou tarde").first().waitFor({ state: "detached" });
  await tablet.context.close();
});

test("without network the application opens, shows the board and any order of it, and says why the rest must wait", async () => {
  const order = await newOrder(4);
  const tablet = await readyTablet(22, order);
  const other = await newOrder(3);
  await tablet.page.goto("/");
  await tablet.page.locator(`[href="/pedidos/${other.id}"]`).waitFor();
  // Nobody has opened the other one: it was fetched ahead.
  await copyOf(tablet.page, other.id);
  await tablet.context.setOffline(true);
  await tablet.page.close();
  const page = await tablet.context.newPage();
  await page.goto("/");
  await pill(page, "sem rede").waitFor();
  await page.locator(`[href="/pedidos/${other.id}"]`).click();
  await row(page, 1).click();
  await page.getByText("1 / 3").first().waitFor();
  const finish = page.getByRole("button", { name: "Finalizar", exact: true });
  assert.ok(await finish.isDisabled());
  assert.match((await finish.getAttribute("title")) ?? "", /rede/);
  await tablet.context.setOffline(false);
  await pill(page, /^ao vivo$|^há \d+ s$/).waitFor();
  assert.equal((await stored(other.id)).lines[1]!.picked, 10);
  await tablet.context.close();
});

test("a tablet whose outbox was written by an older version of the application sends it all the same", async () => {
  const order = await newOrder(4);
  const tablet = await openTablet(browser, base());
  await tablet.page.goto("/icons/icon-192.png"); // the same origin, without the application
  await tablet.page.evaluate(
    ({ orderId, lineId, commandId }) =>
      new Promise<void>((resolve) => {
        const open = indexedDB.open("separacao", 1);
        open.onupgradeneeded = () =>
          open.result.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
        open.onsuccess = () => {
          const write = open.result.transaction("outbox", "readwrite");
          write.objectStore("outbox").add({
            orderId,
            label: "40021",
            actor: { id: "x", name: "Ana", role: "picker" },
            command: { commandId, type: "pick", lineId, quantity: 10, madeAt: new Date().toISOString() },
          });
          write.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    { orderId: order.id, lineId: order.lines[0]!.id, commandId: newId() },
  );
  await signIn(tablet.page, 22, "1234");
  await tablet.page.getByRole("button", { name: /Menu de Ana/ }).waitFor();
  await pill(tablet.page, /^ao vivo$|^há \d+ s$/).waitFor();
  assert.equal((await stored(order.id)).lines[0]!.picked, 10);
  await tablet.context.close();
});
