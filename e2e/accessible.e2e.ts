import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { openTablet } from "./browser.ts";
import { openShopWithTablets, type ShopWithTablets, type Who } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
let orderPath = "";

before(async () => {
  shop = await openShopWithTablets();
  orderPath = `/pedidos/${(await shop.newOrder("48001")).id}`;
});
after(() => shop?.close());

interface Screen {
  name: string;
  who?: Who;
  open: (page: Page) => Promise<void>;
}

const SCREENS: Screen[] = [
  { name: "sign-in", open: (page) => page.locator(".signin-pad").waitFor() },
  { name: "the board", who: "seller", open: (page) => page.locator(".board-card").first().waitFor() },
  {
    name: "the board's keys",
    who: "seller",
    async open(page) {
      await page.locator(".board-card").first().waitFor();
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "the order", who: "seller", open: openOrder },
  {
    name: "a line's options",
    who: "seller",
    async open(page) {
      await openOrder(page);
      await page.locator(".line-more").first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Falta" }).click();
    },
  },
  {
    name: "the order's history",
    who: "seller",
    async open(page) {
      await openOrder(page);
      await page.keyboard.press("h");
      await page.locator(".timeline li").first().waitFor();
    },
  },
  {
    name: "the intake",
    who: "seller",
    async open(page) {
      await page.goto("/novo");
      await page.getByLabel("Escolher PDF").setInputFiles(await shop.pdf(exampleQuote("48002").spec));
      await page.getByLabel("Motoboy").check();
    },
  },
  {
    name: "the people",
    who: "admin",
    async open(page) {
      await page.goto("/pessoas");
      await page.locator(".walls").waitFor();
    },
  },
  {
    name: "a person's devices",
    who: "admin",
    async open(page) {
      await page.goto("/pessoas");
      await page.locator(".person-row", { hasText: "você" }).click();
      await page.locator(".person-device").first().waitFor();
    },
  },
  {
    name: "the settings",
    who: "admin",
    async open(page) {
      await page.goto("/ajustes");
      await page.getByRole("button", { name: "Subir Motoboy" }).waitFor();
    },
  },
  {
    name: "the audit log",
    who: "admin",
    async open(page) {
      await page.goto("/auditoria");
      await page.locator(".audit-row").first().waitFor();
    },
  },
  {
    name: "what was scanned",
    who: "picker",
    async open(page) {
      await openOrder(page);
      await page.keyboard.type("03180");
      await page.locator(".scan-panel[data-right]").waitFor();
    },
  },
  {
    name: "the question which item a code is on",
    who: "picker",
    async open(page) {
      await openOrder(page);
      await page.keyboard.type("7890000000031");
      await page.locator(".scan-items").waitFor();
    },
  },
];

async function openOrder(page: Page): Promise<void> {
  await page.goto(orderPath);
  await page.locator(".line-row").first().waitFor();
}

for (const { name, who, open } of SCREENS)
  test(`${name} can be read and reached by everybody, in light and in dark`, async () => {
    const { page, context } = who ? await shop.tablet(who) : await openTablet(shop.browser, shop.url);
    if (!who) await page.goto("/");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      if (colorScheme === "light") await open(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(
        grave.map(({ id, nodes }) => [
          id,
          ...nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
        ]),
        [],
        colorScheme,
      );
    }
    assert.deepEqual(await tooSmall(page), [], "smaller than a finger");
    await context.close();
  });

/** Whatever can be tapped, but a link inside a sentence: at least 44 px each way, and a row of an order 64. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "button, a[href], select, input, textarea",
    )) {
      const label = element.closest("label");
      const { width, height } = (
        element.matches("[type=radio], [type=checkbox], [type=file]") && label ? label : element
      ).getBoundingClientRect();
      const hidden = width <= 1 || !element.checkVisibility({ visibilityProperty: true });
      if (
        hidden ||
        element.closest("p a") ||
        element.matches("label.choice input, .board-search input, .substitute-search input")
      )
        continue;
      const least = element.matches(".line-main") ? 64 : 44;
      if (height < least || width < 44)
        small.push(`${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 90)}`);
    }
    return small;
  });
}
