import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { sampleQuote } from "../test-support/quotes/quote-specs.ts";
import type { ScriptedTablet } from "../test-support/scripted-tablet.ts";
import { openShopProcesses, type ShopProcesses } from "../test-support/shop-processes.ts";
import { openBrowser, openTablet, signIn } from "./browser.ts";

let shop: ShopProcesses;
let seller: ScriptedTablet;
let browsers: Browser[] = [];
before(async () => {
  shop = await openShopProcesses();
  seller = await shop.hire("seller");
  await shop.hire("picker");
  await shop.hire("picker");
  browsers = await Promise.all([openBrowser(), openBrowser()]);
});
after(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await shop?.close();
});

const quoteOf = (lines: number) =>
  sampleQuote(
    Array.from({ length: lines }, (_, index) => ({
      code: String(10_000 + index),
      description: `CABO MODELO ${String(index).padStart(3, "0")}`,
      unit: "UN",
      quantity: 5,
      unitPriceCents: 250,
    })),
    { number: "0" },
  ).spec;

async function openOrder(browser: Browser, server: number, login: number, orderId: string): Promise<Page> {
  const { page } = await openTablet(browser, `http://localhost:${shop.servers[server]!.port}`);
  await signIn(page, login, "1234");
  await page.getByText("ao vivo").first().waitFor();
  await page.goto(`/pedidos/${orderId}`);
  await page.locator(".line-main").first().waitFor();
  await page.getByText("ao vivo").first().waitFor();
  return page;
}

const rowOf = (index: number) =>
  `li:has(> [aria-label$="CABO MODELO ${String(index).padStart(3, "0")}"]) > .line-main`;
const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;

test("a tick on one browser shows on another one, at another process", async (t) => {
  const order = await shop.newOrder(seller, quoteOf(25));
  const ana = await openOrder(browsers[0]!, 0, 12, order.id);
  const rui = await openOrder(browsers[1]!, 1, 13, order.id);
  const tookMs: number[] = [];
  for (let index = 0; index < 20; index++) {
    const seen = rui.evaluate(
      (row) =>
        new Promise<number>((resolve) => {
          const done = () => document.querySelector(`${row} [data-done]`) !== null;
          const watch = new MutationObserver(() => {
            if (!done()) return;
            watch.disconnect();
            resolve(Date.now());
          });
          watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        }),
      rowOf(index),
    );
    const tapped = await ana.evaluate((row) => {
      const button = document.querySelector<HTMLElement>(row)!;
      const at = Date.now();
      const pointer = { bubbles: true, pointerId: 1, isPrimary: true, button: 0 };
      button.dispatchEvent(new PointerEvent("pointerdown", pointer));
      button.dispatchEvent(new PointerEvent("pointerup", pointer));
      button.click();
      return at;
    }, rowOf(index));
    tookMs.push((await seen) - tapped);
  }
  t.diagnostic(
    `from a tap to the other screen: median ${median(tookMs)} ms, slowest ${Math.max(...tookMs)} ms`,
  );
  await ana.context().close();
  await rui.context().close();
});

test("a tick in an order of two hundred lines paints as quickly as in a short one, on a slow tablet", async (t) => {
  const paintMs = async (lines: number): Promise<number> => {
    const order = await shop.newOrder(seller, quoteOf(lines));
    const page = await openOrder(browsers[0]!, 0, 12, order.id);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    const tookMs: number[] = [];
    for (let index = 0; index < 9; index++)
      tookMs.push(
        await page.evaluate(
          (row) =>
            new Promise<number>((resolve) => {
              const button = document.querySelector<HTMLElement>(row)!;
              const from = performance.now();
              const pointer = { bubbles: true, pointerId: 1, isPrimary: true, button: 0 };
              button.dispatchEvent(new PointerEvent("pointerdown", pointer));
              button.dispatchEvent(new PointerEvent("pointerup", pointer));
              button.click();
              // The frame that shows it has been handed over when the task after the next frame runs.
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - from);
                port2.postMessage(null);
              });
            }),
          rowOf(index),
        ),
      );
    assert.ok(await page.evaluate((row) => document.querySelector(`${row} [data-done]`) !== null, rowOf(8)));
    await page.context().close();
    return median(tookMs);
  };
  const short = await paintMs(12);
  const long = await paintMs(200);
  t.diagnostic(
    `at 6 × throttle a tick paints in ${short.toFixed(0)} ms (12 lines), ${long.toFixed(0)} ms (200 lines)`,
  );
  assert.ok(long <= 5 * short, `${long} ms against ${short} ms`);
});
