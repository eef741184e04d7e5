import type { BrowserContext, Page } from "playwright-core";
import type { Role } from "../shared/people/roles.ts";
import { quotePdf } from "../test-support/quotes/quote-pdf.ts";
import { PLAIN_PRINT } from "../test-support/quotes/quote-spec.ts";
import { type SampleLine, sampleQuote } from "../test-support/quotes/sample-quote.ts";
import type { DemoShop } from "./demo-shop.ts";
import { scan } from "./scan.ts";

export interface Screen {
  /** Of the picture's file, and of the test: words with dashes. */
  name: string;
  /** Nobody: without a session. */
  who: Role | null;
  open: (page: Page, shop: DemoShop) => Promise<unknown>;
  /** What a screen that has to be without network needs before it opens. */
  prepare?: (context: BrowserContext, shop: DemoShop) => Promise<unknown>;
}

/** Every screen, sheet and dialog of the product as it looks in a shop that works: pictures and axe go through this list. */
export const EVERY_SCREEN: readonly Screen[] = [
  { name: "sign-in", who: null, open: (page) => at(page, "/", ".signin-pad") },
  {
    name: "sign-in-known-people",
    who: "picker",
    async open(page) {
      await at(page, "/", ".board-card");
      await page.evaluate(async () => {
        const { csrfToken } = await (await fetch("/api/session")).json();
        await fetch("/api/session", { method: "DELETE", headers: { "x-csrf-token": csrfToken } });
      });
      await at(page, "/", ".signin-people");
      await page.locator(".signin-people button").first().click();
    },
  },
  { name: "setup", who: null, open: (page, shop) => at(page, shop.emptyUrl, ".setup") },

  { name: "board", who: "seller", open: (page) => at(page, "/", ".board-card") },
  { name: "board-picker", who: "picker", open: (page) => at(page, "/", ".board-card") },
  {
    name: "board-search-without-result",
    who: "seller",
    async open(page) {
      await at(page, "/", ".board-card");
      await page.locator(".board-search input").fill("nada assim");
      await page.locator(".ui-empty").waitFor();
    },
  },
  {
    name: "board-keys",
    who: "seller",
    async open(page) {
      await at(page, "/", ".board-card");
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "board-menu",
    who: "admin",
    async open(page) {
      await at(page, "/", ".board-card");
      await page.locator(".user-button").click();
      await page.locator(".user-menu").waitFor();
    },
  },
  {
    name: "board-connection",
    who: "seller",
    async open(page) {
      await at(page, "/", ".board-card");
      await page.locator('.live-pill[data-tone="live"]').click();
      await page.locator(".live-panel").waitFor();
    },
  },

  {
    name: "board-recall",
    who: "picker",
    async open(page) {
      await at(page, "/", ".recent-recall");
      await page.locator(".recent-recall").first().click();
      await page.locator(".reasons").waitFor();
    },
  },

  { name: "order", who: "picker", open: (page, shop) => openOrder(page, shop) },
  {
    name: "order-undo",
    who: "picker",
    async open(page, shop) {
      await openOrder(page, shop);
      await page.locator('[data-section="toPick"] .line-main').first().click();
      await page.locator(".undo-entry").waitFor();
      await page.locator(".undo-button").click();
      await page.locator('[data-section="toPick"] .line-main').first().click();
      await page.locator(".undo-entry").waitFor();
    },
  },
  {
    name: "order-resolved",
    who: "picker",
    async open(page, shop) {
      await openOrder(page, shop);
      await page.locator(".section-toggle").click();
      await page.locator('.line-row[data-section="resolved"]').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: "order-ready",
    who: "picker",
    open: async (page, shop) => at(page, `/pedidos/${(await shop.order("ready")).id}`, ".order-ready"),
  },
  { name: "order-new", who: "seller", open: async (page, shop) => openOrder(page, shop, "new") },
  { name: "order-dispatched", who: "admin", open: async (page, shop) => openOrder(page, shop, "dispatched") },
  { name: "order-cancelled", who: "seller", open: async (page, shop) => openOrder(page, shop, "cancelled") },
  { name: "order-unknown", who: "seller", open: (page) => at(page, `/pedidos/${UNKNOWN}`, ".ui-empty") },
  { name: "line-sheet", who: "seller", open: (page, shop) => openLine(page, shop) },
  {
    name: "line-missing",
    who: "picker",
    async open(page, shop) {
      await openLine(page, shop);
      await page.locator(".sheet-acts .choice").nth(1).click();
      await page.locator(".reasons").waitFor();
    },
  },
  {
    name: "line-substitute",
    who: "picker",
    async open(page, shop) {
      const order = await fullestOpen(shop);
      await at(page, `/pedidos/${order.id}`, ".line-main");
      const replaced = order.lines.find((line) => line.pending + line.toBuy > 0);
      await page.locator(`[data-line-id="${replaced?.id}"]`).focus();
      await page.keyboard.press("s");
      await page.locator(".substitute-form input").fill("cabo");
      await page.locator(".substitute-found li").first().waitFor();
    },
  },
  {
    name: "order-blocked",
    who: "seller",
    async open(page, shop) {
      await openOrder(page, shop);
      await page.locator(".finish").click();
      await page.locator(".blocked-lines").waitFor();
    },
  },
  { name: "order-menu", who: "seller", open: (page, shop) => openMenu(page, shop) },
  {
    name: "order-edit",
    who: "seller",
    async open(page, shop) {
      await openMenu(page, shop);
      await page.locator(".menu-entry").nth(2).click();
      await page.locator(".delivery").waitFor();
    },
  },
  {
    name: "order-cancel",
    who: "admin",
    async open(page, shop) {
      await openMenu(page, shop);
      await page.locator(".menu-entry[data-danger]").click();
      await page.locator(".reasons").waitFor();
    },
  },
  {
    name: "order-timeline",
    who: "seller",
    async open(page, shop) {
      await openOrder(page, shop);
      await page.keyboard.press("h");
      await page.locator(".timeline li").first().waitFor();
    },
  },
  {
    name: "order-keys",
    who: "picker",
    async open(page, shop) {
      await openOrder(page, shop);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "order-offline",
    who: "picker",
    async open(page, shop) {
      await openOrder(page, shop, "new");
      await page.context().setOffline(true);
      await page.locator('.live-pill[data-tone="cut"]').waitFor();
      for (const index of [0, 1]) await page.locator(".line-main").nth(index).click();
      await page.locator(".live-pill").click();
      await page.locator(".live-queue").waitFor();
    },
  },
  {
    name: "scan-found",
    who: "picker",
    async open(page, shop) {
      const order = await fullestOpen(shop);
      await at(page, `/pedidos/${order.id}`, ".line-main");
      await scan(page, order.lines.find(({ pending }) => pending > 2)?.code ?? "");
      await page.locator(".scan-panel[data-right]").waitFor();
    },
  },
  {
    name: "scan-unknown",
    who: "picker",
    async open(page, shop) {
      await openOrder(page, shop);
      await scan(page, "7890000000031");
      await page.locator(".scan-items").waitFor();
    },
  },

  { name: "intake", who: "seller", open: (page) => at(page, "/novo", ".file-drop") },
  {
    name: "intake-read",
    who: "seller",
    async open(page) {
      await dropQuote(page, { number: "50101" });
      await page.locator(".radio-choice").first().click();
    },
  },
  {
    name: "intake-wrong-figure",
    who: "seller",
    open: (page) => dropQuote(page, { number: "50102", wrong: true }),
  },
  {
    name: "intake-number-taken",
    who: "seller",
    open: async (page, shop) => dropQuote(page, { number: (await fullestOpen(shop)).number ?? "" }),
  },

  { name: "purchasing", who: "buyer", open: (page) => at(page, "/compras", ".purchase-row") },
  {
    name: "purchasing-by-order",
    who: "buyer",
    async open(page) {
      await at(page, "/compras", ".purchase-row");
      await page.locator(".purchase-tabs button").nth(1).click();
      await page.locator(".purchase-orders").waitFor();
    },
  },
  {
    name: "purchasing-sheet",
    who: "buyer",
    async open(page) {
      await at(page, "/compras", ".purchase-row");
      await page.locator('.purchase-row[data-bucket="toBuy"] .purchase-acts button').first().click();
      await page.locator(".purchase-form input").first().waitFor();
      await page.locator('.purchase-form input[inputmode="decimal"]').fill("99,00");
    },
  },
  {
    name: "purchasing-history",
    who: "buyer",
    async open(page) {
      await at(page, "/compras", ".purchase-row");
      await page.locator(".purchase-tabs button").nth(2).click();
      await page.locator(".bought-totals").waitFor();
    },
  },
  { name: "purchasing-picker", who: "picker", open: (page) => at(page, "/compras", ".purchase-row") },

  { name: "wave-choice", who: "picker", open: (page) => at(page, "/onda", "input[type=checkbox]") },
  { name: "wave", who: "picker", open: openWave },
  {
    name: "wave-sheet",
    who: "picker",
    async open(page, shop) {
      await openWave(page, shop);
      await page.locator(".wave-row .ui-icon-button").first().click();
      await page.locator(".wave-sheet").waitFor();
    },
  },

  { name: "dispatch", who: "seller", open: (page) => at(page, "/romaneio", ".dispatch-row") },
  {
    name: "print-pick-list",
    who: "seller",
    open: async (page, shop) => at(page, `/imprimir/pedido/${(await fullestOpen(shop)).id}`, ".sheet-a4"),
  },
  {
    name: "print-labels",
    who: "seller",
    open: async (page, shop) =>
      at(page, `/imprimir/etiquetas/${(await shop.order("finished")).id}?volumes=3`, ".volume-label"),
  },

  { name: "history", who: "seller", open: (page) => at(page, "/historico", ".history-row") },
  {
    name: "history-search",
    who: "seller",
    open: (page) => at(page, "/historico?q=aurora&state=dispatched", ".history-row"),
  },
  { name: "history-nothing", who: "seller", open: (page) => at(page, "/historico?q=xyzxyz", ".ui-empty") },
  { name: "figures", who: "admin", open: (page) => at(page, "/numeros", ".figures-grid") },
  {
    name: "figures-tables",
    who: "admin",
    async open(page) {
      await at(page, "/numeros", ".figures-grid");
      const closed = page.getByRole("button", { name: /: (mostrar tabela|show table)$/ });
      for (let left = await closed.count(); left > 0; left--) await closed.first().click();
      await page.locator(".figure-table").first().waitFor();
    },
  },
  { name: "figures-not-allowed", who: "seller", open: (page) => at(page, "/numeros", ".ui-empty") },

  { name: "people", who: "admin", open: (page) => at(page, "/pessoas", ".walls") },
  {
    name: "people-person",
    who: "admin",
    async open(page) {
      await at(page, "/pessoas", ".person-row");
      await page.locator(".person-row").filter({ hasText: "Dora" }).first().click();
      await page.locator(".person-device").first().waitFor();
    },
  },
  {
    name: "people-new",
    who: "admin",
    async open(page) {
      await at(page, "/pessoas", ".person-row");
      await page.locator(".ui-top-bar-tools button").click();
      await page.locator(".person-form").waitFor();
    },
  },
  { name: "settings", who: "admin", open: (page) => at(page, "/ajustes", ".settings-row") },
  {
    name: "settings-logistics",
    who: "admin",
    async open(page) {
      await at(page, "/ajustes", ".settings-row");
      await page.locator(".settings-row-main").first().click();
      await page.locator(".settings-form").waitFor();
    },
  },
  { name: "operations", who: "admin", open: (page) => at(page, "/operacao", ".vital") },
  { name: "operations-not-allowed", who: "seller", open: (page) => at(page, "/operacao", ".ui-empty") },
  { name: "audit", who: "admin", open: (page) => at(page, "/auditoria", ".audit-row") },
  {
    name: "wall",
    who: null,
    async open(page, shop) {
      const answer = await shop.hands("admin").request("POST", "/api/walls", { name: "Estoque" });
      const { token } = (await answer.json()) as { token: string }; // as: the contract
      await at(page, `/tv#${token}`, ".wall-card");
    },
  },
  { name: "wall-not-opened", who: null, open: (page) => at(page, "/tv", ".ui-empty") },
  { name: "no-such-page", who: "seller", open: (page) => at(page, "/nada", ".ui-empty") },
];

const UNKNOWN = "01890000-0000-7000-8000-000000000000";

async function at(page: Page, address: string, shown: string): Promise<void> {
  await page.goto(address);
  await page.locator(shown).first().waitFor();
}

/** The one of the demonstration in which a line is in every state, else the order in the state named. */
async function openOrder(
  page: Page,
  shop: DemoShop,
  state?: Parameters<DemoShop["order"]>[0],
): Promise<void> {
  const { id } = await (state ? shop.order(state) : fullestOpen(shop));
  await at(page, `/pedidos/${id}`, ".line-main");
}

const fullestOpen = (shop: DemoShop) => shop.order("picking");

async function openLine(page: Page, shop: DemoShop): Promise<void> {
  await openOrder(page, shop);
  await page.locator('[data-section="toPick"] .line-more').first().click();
  await page.locator(".sheet-acts").waitFor();
}

async function openMenu(page: Page, shop: DemoShop): Promise<void> {
  await openOrder(page, shop);
  await page.locator(".order-acts .icon-button").click();
  await page.locator(".menu").waitFor();
}

async function openWave(page: Page, shop: DemoShop): Promise<void> {
  const ids = [(await shop.order("new")).id, (await fullestOpen(shop)).id];
  await at(page, `/onda?pedidos=${ids.join(",")}`, ".wave-row");
}

const GOODS: readonly SampleLine[] = [
  { code: "00819", description: "PELÍCULA 3D SAM A06", unit: "UN", quantity: 25, unitPriceCents: 180 },
  { code: "03180", description: "PELÍCULA 3D SAM A16", unit: "UN", quantity: 75, unitPriceCents: 180 },
  {
    code: "02210",
    description: "CAPA SILICONE IP 13 >>PRETO, AZUL<<",
    unit: "UN",
    quantity: 10,
    unitPriceCents: 690,
  },
  { code: "00741", description: "CABO TIPO C 1M REFORÇADO", unit: "UN", quantity: 50, unitPriceCents: 450 },
  {
    code: "01105",
    description: "CARREGADOR TURBO 20W (N. UN)",
    unit: "UN",
    quantity: 12,
    unitPriceCents: 1490,
  },
  {
    code: "01520",
    description: "FONE BLUETOOTH FLEX --> BRANCO",
    unit: "UN",
    quantity: 4,
    unitPriceCents: 3290,
  },
];

async function dropQuote(
  page: Page,
  { number, wrong = false }: { number: string; wrong?: boolean },
): Promise<void> {
  // As the ERP prints it, with its letters inside the file.
  const print = { ...PLAIN_PRINT, font: "embedded" as const };
  const { spec } = sampleQuote(GOODS, { number, discountCents: 1000, print });
  const printed = wrong
    ? { ...spec, lines: spec.lines.map((line, index) => (index === 1 ? { ...line, total: "153,00" } : line)) }
    : spec;
  await at(page, "/novo", ".file-drop");
  const buffer = Buffer.from(await quotePdf(printed));
  await page
    .locator(".file-drop input")
    .setInputFiles({ name: "orcamento.pdf", mimeType: "application/pdf", buffer });
  await page.locator(".quote-lines").waitFor();
  await page.locator(".intake-pages canvas").waitFor();
}
