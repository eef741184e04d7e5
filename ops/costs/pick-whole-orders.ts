import type { OpenSession } from "../../bench/shop/open-sessions.ts";
import { newId } from "../../shared/new-id.ts";
import type { Order } from "../../shared/orders/order.ts";
import type { Command } from "../../shared/picking/command.ts";
import type { QuotePreview } from "../../shared/quotes/quote.ts";
import { quotePdf } from "../../test-support/quotes/quote-pdf.ts";
import { sampleQuote } from "../../test-support/quotes/sample-quote.ts";

const LINES = 15;
/** As many products as a shop has; orders share them. */
const PRODUCTS = 600;

/** From the quote's file to the van, as people do it: one touch a line. */
export async function pickWholeOrders(
  address: string,
  { cookie, csrfToken }: OpenSession,
  count: number,
): Promise<{ touches: number }> {
  const headers = { cookie, "x-csrf-token": csrfToken };
  let touches = 0;
  const ask = async (path: string, init: RequestInit) => {
    const answer = await fetch(`${address}${path}`, { method: "POST", ...init });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const post = (path: string, body: unknown) =>
    ask(path, { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) });
  const touch = (order: Order, command: Partial<Command>) => {
    touches++;
    return post(`/api/orders/${order.id}/commands`, { commands: [{ commandId: newId(), ...command }] });
  };

  for (let number = 0; number < count; number++) {
    const products = Array.from({ length: LINES }, (_, line) => {
      const product = (number * 7 + line * 41) % PRODUCTS;
      return {
        code: String(10_000 + product),
        description: `PELICULA CERAMICA MODELO ${product}`,
        unit: "UN",
        quantity: 1 + (product % 20),
        unitPriceCents: 150 + product,
      };
    });
    const form = new FormData();
    const pdf = await quotePdf(sampleQuote(products, { number: String(60_000 + number) }).spec);
    form.append("file", new Blob([new Uint8Array(pdf)]), "orcamento.pdf");
    const quote: QuotePreview = await ask("/api/quotes", { headers, body: form });
    const wish = { logistics: "motoboy", packaging: "bag", requestId: newId() };
    const order: Order = await post("/api/orders", { quoteId: quote.quoteId, ...wish });
    for (const { id, requested } of order.lines)
      await touch(order, { type: "pick", lineId: id, quantity: requested });
    await touch(order, { type: "finish" });
    await touch(order, { type: "dispatch" });
  }
  return { touches };
}
