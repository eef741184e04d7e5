import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { hashPin } from "../server/people/hash-pin.ts";
import { openDatabase } from "../server/platform/database.ts";
import { FIRST_SHOP_ID } from "../server/platform/shop.ts";
import { newId } from "../shared/new-id.ts";
import type { Order } from "../shared/orders/order.ts";
import type { Role } from "../shared/people/roles.ts";
import type { QuotePreview } from "../shared/quotes/quote.ts";
import { createTestDatabase } from "../test-support/database.ts";
import { type QuoteSpec, quotePdf } from "../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { startServer } from "../test-support/running-server.ts";
import { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { until } from "../test-support/until.ts";
import { openBrowser, openTablet, signIn, type Tablet } from "./browser.ts";

const SECRET = "only for the tests in browsers and long enough for them";
const PIN = "1234";
const TEAM = {
  seller: { login: 21, name: "Bruna", role: "seller" },
  picker: { login: 22, name: "Ana", role: "picker" },
  buyer: { login: 23, name: "Marta", role: "buyer" },
  admin: { login: 24, name: "Dona Dora", role: "admin" },
} as const satisfies Record<string, { login: number; name: string; role: Role }>;
export type Who = keyof typeof TEAM;

export interface ShopWithTablets {
  url: string;
  browser: Browser;
  /** A tablet on which this person has signed in. */
  tablet(who: Who): Promise<Tablet>;
  /** The same person without a screen. */
  hands(who: Who): Promise<ScriptedTablet>;
  newOrder(number: string, quote?: QuoteSpec): Promise<Order>;
  order(id: string): Promise<Order>;
  /** A tablet shows its own act before the server has it. */
  untilOrder(id: string, holds: (order: Order) => boolean): Promise<Order>;
  /** The seller finishes it without what is open. */
  finishShort(id: string): Promise<void>;
  pdf(spec: QuoteSpec): Promise<{ name: string; mimeType: string; buffer: Buffer }>;
  close(): Promise<void>;
}

/** The real program on a database of its own, four people, and a browser. */
export async function openShopWithTablets(): Promise<ShopWithTablets> {
  const folder = mkdtempSync(join(tmpdir(), "separacao-e2e-"));
  const own = await createTestDatabase();
  const database = openDatabase(own.url);
  const hash = await hashPin([SECRET], PIN);
  for (const { login, name, role } of Object.values(TEAM))
    await database.query(
      "INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)",
      [FIRST_SHOP_ID, newId(), login, name, role, hash],
    );
  await database.end();
  const server = await startServer({
    DATABASE_URL: own.url,
    SECRET_KEY: SECRET,
    DATA_DIR: folder,
    ALLOWED_HOSTS: "localhost,loja.test",
  });
  const url = `http://localhost:${server.port}`;
  const browser = await openBrowser();
  const seller = await new ScriptedTablet(() => url).signIn(TEAM.seller.login, PIN);
  const order = async (id: string) =>
    (await (await seller.request("GET", `/api/orders/${id}`)).json()) as Order; // as: the contract
  return {
    url,
    browser,
    async tablet(who) {
      const tablet = await openTablet(browser, url);
      tablet.context.setDefaultTimeout(10_000);
      await signIn(tablet.page, TEAM[who].login, PIN);
      await tablet.page.locator(".room-bar").waitFor();
      return tablet;
    },
    hands: (who) => new ScriptedTablet(() => url).signIn(TEAM[who].login, PIN),
    async newOrder(number, quote = exampleQuote(number).spec) {
      const form = new FormData();
      const pdf = await quotePdf(quote);
      form.append("file", new Blob([new Uint8Array(pdf)], { type: "application/pdf" }), "orcamento.pdf");
      const { quoteId } = (await (await seller.upload(form)).json()) as QuotePreview; // as: the contract
      const body = { quoteId, logistics: "motoboy", packaging: "bag", requestId: newId() };
      const answer = await seller.request("POST", "/api/orders", body);
      assert.equal(answer.status, 201);
      return (await answer.json()) as Order; // as: the contract
    },
    order,
    async untilOrder(id, holds) {
      let now = await order(id);
      await until(`${holds}`, async () => {
        now = await order(id);
        return holds(now);
      });
      return now;
    },
    async finishShort(id) {
      const finish = { commandId: newId(), type: "finishShort", reason: "customer_request" };
      const answer = await seller.request("POST", `/api/orders/${id}/commands`, { commands: [finish] });
      assert.equal(answer.status, 200);
    },
    pdf: async (spec) => ({
      name: "orcamento.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from(await quotePdf(spec)),
    }),
    async close() {
      await browser.close();
      await server.stop();
      await own.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Goes on when the page shows this, which is how a test waits for anything. */
export const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
