import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../shared/new-id.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { openShopWithTablets, type ShopWithTablets, seen } from "./shop-with-tablets.ts";

/** Runs wherever words are taken for HTML: then the page's title says so. */
const HOSTILE = "<img src=x onerror=document.title='HA'>";
let shop: ShopWithTablets;
before(async () => {
  shop = await openShopWithTablets();
});
after(() => shop?.close());

test("words that are HTML stay words, wherever a client, a product, a colleague or a note is shown", async () => {
  const { spec } = exampleQuote("54001");
  spec.client.name = HOSTILE;
  for (const line of spec.lines) line.description = HOSTILE;
  const order = await shop.newOrder("54001", spec);
  const { page, complaints } = await shop.tablet("admin");
  const send = async (method: string, path: string, body: object) => {
    const ask = `(async () => {
      const { csrfToken } = await (await fetch("/api/session")).json();
      const headers = { "content-type": "application/json", "x-csrf-token": csrfToken };
      return (await fetch(${JSON.stringify(path)}, { method: ${JSON.stringify(method)}, headers, body: ${JSON.stringify(JSON.stringify(body))} })).status;
    })()`;
    const status = Number(await page.evaluate(ask));
    assert.ok(status < 300, `${method} ${path}: ${status}`);
  };
  const line = order.lines[0]!.id;
  await send("PATCH", "/api/settings", { shopName: HOSTILE });
  await send("POST", "/api/people", { login: 77, name: HOSTILE, role: "picker", pin: "1234" });
  await send("POST", "/api/logistics", { name: HOSTILE.slice(0, 40) });
  await send("POST", `/api/orders/${order.id}/commands`, {
    commands: [
      { type: "edit", notes: HOSTILE },
      { type: "note", text: HOSTILE, lineId: line },
      { type: "reportMissing", lineId: line, quantity: 2, reason: "other", text: HOSTILE },
      { type: "markBought", lineId: line, quantity: 1, supplier: HOSTILE },
    ].map((command) => ({ commandId: newId(), ...command })),
  });
  const screens = [
    "/",
    `/pedidos/${order.id}`,
    "/compras",
    "/onda",
    "/romaneio",
    `/imprimir/pedido/${order.id}`,
    `/imprimir/etiquetas/${order.id}`,
    "/historico",
    "/pessoas",
    "/ajustes",
    "/auditoria",
    "/tv",
  ];
  let shown = 0;
  for (const screen of screens) {
    await page.goto(screen);
    await page.waitForLoadState("networkidle");
    if (screen === "/" || screen.startsWith("/pedidos")) await seen(page, HOSTILE);
    shown += ((await page.locator("body").textContent()) ?? "").split(HOSTILE).length - 1;
    assert.equal(await page.locator("img[src=x]").count(), 0, screen);
    assert.notEqual(await page.title(), "HA", screen);
  }
  assert.ok(shown > 10, `it was shown ${shown} times`);
  assert.deepEqual(complaints, []);
});
