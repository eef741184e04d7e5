import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import type { Order } from "../../shared/orders/order.ts";
import { type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { orderPdf } from "./order-pdf.ts";

let shop: TestShop;
let seller: Hand;
before(async () => {
  shop = await openTestShop();
  seller = await shop.hire("seller");
});
after(() => shop.close());

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, " "));
}

async function drawn(order: Order): Promise<string[]> {
  const paper: AsyncIterable<Buffer> = await orderPdf({
    order,
    shopName: "PMCELL",
    logistics: "Correios",
    timeZone: "America/Sao_Paulo",
    printedAt: Date.parse("2026-03-14T01:30:00Z"),
  });
  const chunks: Buffer[] = [];
  for await (const chunk of paper) chunks.push(chunk);
  return pagesOf(Buffer.concat(chunks));
}

test("one order as a PDF shows each line with what was asked and what went, who closed it, and the sums", async () => {
  const order = await seller.newOrder("52001");
  const [first, second, third] = order.lines;
  await seller.send(
    order.id,
    { type: "pick", lineId: first!.id, quantity: first!.requested },
    {
      type: "substitute",
      lineId: second!.id,
      quantity: 1,
      reason: "out_of_stock",
      substitute: { code: "Z9", description: "OUTRO CABO" },
    },
    { type: "finishShort", reason: "customer_request" },
  );
  const answer = await (await shop.hire("picker")).request("GET", `/api/orders/${order.id}/pdf`);
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(answer.headers["content-type"], "application/pdf");
  assert.equal(answer.headers["content-disposition"], 'attachment; filename="pedido-52001.pdf"');
  const [page = ""] = await pagesOf(answer.rawPayload);
  const words = [
    "Pedido 52001",
    order.client.name,
    "Finalizado",
    `por ${seller.me.person.name}`,
    first!.description,
    "no lugar: 1 × OUTRO CABO (Z9)",
    `não enviado: ${third!.requested}`,
    "Valor a pagar",
    "1 / 1",
  ];
  for (const word of words) assert.ok(page.includes(word), `${word}\n${page}`);
  for (const line of order.lines) assert.ok(page.includes(line.code), line.code);
});

test("a long order goes on with its head repeated, by the shop's clock, and an odd letter spoils nothing", async () => {
  const order = await seller.newOrder("52002");
  const line = order.lines[0]!;
  const lines = Array.from({ length: 200 }, (_, at) => ({
    ...line,
    code: `C${at}`,
    description: `CAPA 📱 ${at} `.repeat(4),
  }));
  const pages = await drawn({ ...order, lines, createdAt: "2026-03-14T01:00:00Z" });
  assert.ok(pages.length > 5 && pages.every((page, at) => page.includes(`${at + 1} / ${pages.length}`)));
  assert.ok(pages[0]?.includes("13/03/2026 22:00"), "late in the evening is still that day");
  assert.ok(pages.slice(0, -1).every((page) => page.includes("Quant.")));
  for (const { code } of lines)
    assert.equal(pages.filter((page) => page.includes(` ${code} `)).length, 1, code);
});

test("a stranger gets no order on paper, and what does not exist is not found", async () => {
  const order = await seller.newOrder("52003");
  const url = `/api/orders/${order.id}/pdf`;
  assert.equal((await shop.app.inject({ method: "GET", url })).statusCode, 401);
  assert.equal((await seller.request("GET", `/api/orders/${seller.me.person.id}/pdf`)).statusCode, 404);
});
