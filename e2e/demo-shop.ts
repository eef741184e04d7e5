import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import type { Card, Order, OrderState } from "../shared/orders/order.ts";
import type { Role } from "../shared/people/roles.ts";
import { createTestDatabase } from "../test-support/database.ts";
import { startServer } from "../test-support/running-server.ts";
import { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { openBrowser } from "./browser.ts";

const LOGINS: Record<Role, number> = { admin: 1, seller: 11, picker: 13, buyer: 16 };
const PIN = "1234";

export interface DemoShop {
  url: string;
  /** An address at which nobody has been set up yet. */
  emptyUrl: string;
  browser: Browser;
  /** Somebody of that role on a device of their own, without the board having been opened. */
  device(who: Role | null, options?: BrowserContextOptions): Promise<BrowserContext>;
  /** The same person without a screen. */
  hands(who: Role): ScriptedTablet;
  /** The fullest order in this state. */
  order(state: OrderState): Promise<Order>;
  read(id: string): Promise<Order>;
  close(): Promise<void>;
}

/** What `bin/start --demo` shows, with one person of each role, beside a shop where nobody has been yet. */
export async function openDemoShop(): Promise<DemoShop> {
  const folder = mkdtempSync(join(tmpdir(), "separacao-demo-"));
  const databases = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const environment = (index: 0 | 1) => ({
    DATABASE_URL: databases[index].url,
    SECRET_KEY: "only for the tests of the screens and long enough for them",
    DATA_DIR: join(folder, String(index)),
    ALLOWED_HOSTS: "localhost",
  });
  const [server, empty] = await Promise.all([
    startServer({ ...environment(0), ADMIN_LOGIN: "1", ADMIN_PIN: PIN, ADMIN_NAME: "Dora" }, ["--demo"]),
    startServer(environment(1)),
  ]);
  const url = `http://localhost:${server.port}`;
  // The browser's own words, such as the order of a date's parts, follow this and not the page.
  const browser = await openBrowser(["--lang=pt-BR"]);
  const hands = {} as Record<Role, ScriptedTablet>; // as: filled in the next two lines
  for (const role of Object.keys(LOGINS) as Role[]) // as: the keys of a Record
    hands[role] = await new ScriptedTablet(() => url).signIn(LOGINS[role], PIN);
  const read = async (id: string) =>
    (await (await hands.admin.request("GET", `/api/orders/${id}`)).json()) as Order; // as: the contract
  return {
    url,
    emptyUrl: `http://localhost:${empty.port}`,
    browser,
    async device(who, options) {
      const context = await browser.newContext({
        baseURL: url,
        locale: "pt-BR",
        reducedMotion: "reduce",
        serviceWorkers: "block",
        hasTouch: true,
        ...options,
      });
      context.setDefaultTimeout(15_000);
      if (who) await context.request.post("/api/session", { data: { login: LOGINS[who], pin: PIN } });
      return context;
    },
    hands: (who) => hands[who],
    async order(state) {
      const list = OPEN.includes(state) ? "open" : state;
      const answer = await hands.admin.request("GET", `/api/orders?state=${list}`);
      const { orders } = (await answer.json()) as { orders: Card[] }; // as: the contract
      const fullest = orders
        .filter((card) => card.state === state)
        .sort((a, b) => variety(b) - variety(a) || b.lines - a.lines)[0];
      if (!fullest) throw new Error(`the demonstration has no order that is ${state}`);
      return read(fullest.id);
    },
    read,
    async close() {
      await browser.close();
      await Promise.all([server.stop(), empty.stop()]);
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Goods that are missing and goods that came make an order show more. */
const variety = ({ unitsArrived, unitsMissing }: Card): number =>
  Math.min(unitsArrived, 1) + Math.min(unitsMissing, 1);

const OPEN: readonly OrderState[] = ["new", "picking", "waiting", "ready"];
