import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTablet } from "./browser.ts";
import { openShopWithTablets, type ShopWithTablets } from "./shop-with-tablets.ts";

let shop: ShopWithTablets;
before(async () => {
  shop = await openShopWithTablets();
});
after(() => shop?.close());

test("the API's description opens under the same strict policy as every page", async () => {
  const { page, complaints } = await openTablet(shop.browser, shop.url);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { violations: seen });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
      seen.push(`${violatedDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  await page.goto("/api/docs");
  const operation = page.locator("details", { hasText: "/api/orders/{id}/commands" });
  await operation.locator("summary").click();
  await page.locator("details[open]", { hasText: "commandId" }).waitFor();
  assert.deepEqual(await page.evaluate("violations"), []);
  assert.deepEqual(complaints, []);
});
