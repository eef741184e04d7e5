import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { portugueseWords, readCatalogues, wordsOf } from "../test-support/language/read-catalogues.ts";
import { type DemoShop, openDemoShop } from "./demo-shop.ts";
import { EVERY_SCREEN } from "./every-screen.ts";
import { hearData } from "./hear-data.ts";

const PHONE = { width: 390, height: 844 };
const portuguese = portugueseWords(readCatalogues());

let shop: DemoShop;
before(async () => {
  shop = await openDemoShop();
});
after(() => shop?.close());

test("English is chosen at the door, stays with the device, and is left behind one's own name", async () => {
  const context = await shop.device(null);
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("Good to see you").waitFor();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await page.keyboard.type("9999");
  await page.keyboard.press("Enter");
  await page.getByText("Wrong number or PIN").waitFor();
  await page.keyboard.type("1234");
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "Open orders" }).waitFor();
  const pageFacts = () =>
    page.evaluate(() => ({
      lang: document.documentElement.lang,
      title: document.title.split(" · ")[0],
      manifest: document.querySelector('link[rel="manifest"]')?.getAttribute("href"),
    }));
  assert.deepEqual(await pageFacts(), {
    lang: "en",
    title: "Order board",
    manifest: "/manifest.en.webmanifest",
  });

  await page.locator(".user-button").click();
  await page.getByRole("button", { name: "Português" }).click();
  await page.getByRole("list", { name: "Pedidos abertos" }).waitFor();
  assert.deepEqual(await pageFacts(), {
    lang: "pt-BR",
    title: "Painel de pedidos",
    manifest: "/manifest.webmanifest",
  });
  await context.close();
});

for (const { name, who, open, prepare } of EVERY_SCREEN)
  test(`${name}: whoever chose English reads no Portuguese but the shop's own words, nothing runs out of a phone, and keys reach all of it`, async () => {
    const context = await shop.device(who, { viewport: PHONE });
    await context.addInitScript(() => localStorage.setItem("language", "en"));
    await prepare?.(context, shop);
    const page = await context.newPage();
    const data = hearData(page);
    await open(page, shop);
    const { texts, overflow, outOfReach } = await whatIsShown(page);
    assert.ok(texts.length > 0);
    await data.allHeard();
    const left = texts.map((text) => ({ text, rest: data.takenOutOf(text) }));
    assert.deepEqual(
      left.flatMap(({ text, rest }) =>
        wordsOf(rest)
          .filter((word) => portuguese.has(word))
          .map((word) => `${word}: ${text}`),
      ),
      [],
    );
    assert.ok(overflow <= 0, `${overflow} px wider than the phone`);
    assert.deepEqual(outOfReach, []);
    await context.close();
  });

interface Shown {
  /** All that people see or hear, the page's name among them. */
  texts: string[];
  /** How much wider than the screen it is. */
  overflow: number;
  /** What looks or works as if it could be pressed, but not by keys. */
  outOfReach: string[];
}

function whatIsShown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const said = ["aria-label", "title", "placeholder", "alt", "data-words"];
    const control = "a[href], button, input, select, textarea, summary, [role^=menuitem]";
    const texts = [document.title];
    const outOfReach: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node as Element; // as: the walker shows elements only
      if (element.closest("script, style, noscript, [translate=no]")) continue;
      if (!isReached(element)) outOfReach.push(element.outerHTML.slice(0, 120));
      for (const name of said) texts.push(element.getAttribute(name) ?? "");
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE) texts.push(child.textContent ?? "");
    }
    function isReached(element: Element): boolean {
      if (!(element instanceof HTMLElement) || !element.checkVisibility({ visibilityProperty: true }))
        return true;
      // The arrows walk a menu.
      if (element.matches(control)) return element.tabIndex >= 0 || element.closest("[role=menu]") !== null;
      return getComputedStyle(element).cursor !== "pointer" || element.closest(`${control}, label`) !== null;
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    return { texts: texts.filter((text) => text.trim()), overflow: scrollWidth - clientWidth, outOfReach };
  });
}
