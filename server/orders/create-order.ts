import { newId } from "../../shared/new-id.ts";
import type { Order, Packaging } from "../../shared/orders/order.ts";
import { orderState } from "../../shared/orders/order-state.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import { boxRule } from "../../shared/picking/decide-edit.ts";
import { isBlocking } from "../../shared/quotes/problem-codes.ts";
import type { ReadQuote } from "../../shared/quotes/quote.ts";
import type { Origin } from "../audit/origin.ts";
import { AppError } from "../platform/app-error.ts";
import type { Bus } from "../platform/bus.ts";
import { type Database, type Transaction, transaction } from "../platform/database.ts";
import { readLogistics } from "../settings/logistics.ts";
import { findByNumber } from "./find-by-number.ts";
import { summaryOf } from "./order-rows.ts";
import { readOrder } from "./read-order.ts";

export interface NewOrder {
  quoteId: string;
  logistics: string;
  packaging: Packaging;
  notes?: string;
  overrideReason?: string;
  requestId: string;
}

/** Makes an order of a quote. The same `requestId` again gives the same order; the unique indexes settle every race. */
export async function createOrder(
  database: Database,
  bus: Bus,
  shopId: string,
  seller: PersonRef,
  wish: NewOrder,
  origin?: Origin,
): Promise<Order> {
  let orderId: string;
  try {
    orderId = await transaction(database, async (tx) => {
      return (
        (await orderOfRequest(tx, shopId, wish.requestId)) ??
        (await insertOrder(tx, shopId, seller, wish, origin))
      );
    });
  } catch (error) {
    const constraint = error instanceof Error && "constraint" in error ? error.constraint : undefined;
    if (constraint === "orders_shop_id_request_id_key")
      return createOrder(database, bus, shopId, seller, wish, origin);
    if (constraint === "orders_number" || constraint === "orders_quote")
      throw await duplicate(database, shopId, wish.quoteId);
    throw error;
  }
  const order = await readOrder(database, shopId, orderId);
  if (!order) throw new Error(`order ${orderId} is gone right after it was made`);
  bus.publish({ kind: "changed", shopId, orderId, version: order.version });
  return order;
}

async function orderOfRequest(
  tx: Transaction,
  shopId: string,
  requestId: string,
): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    "SELECT id FROM orders WHERE shop_id = $1 AND request_id = $2",
    [shopId, requestId],
  );
  return rows[0]?.id;
}

async function insertOrder(
  tx: Transaction,
  shopId: string,
  seller: PersonRef,
  wish: NewOrder,
  origin: Origin | undefined,
): Promise<string> {
  const quote = await readQuoteRow(tx, shopId, wish.quoteId);
  const blocking = quote.problems.filter(isBlocking);
  if (blocking.length > 0 && !wish.overrideReason?.trim()) {
    throw new AppError("quote_does_not_add_up", { problems: blocking });
  }
  const broken = boxRule(wish.logistics, wish.packaging, { logistics: await readLogistics(tx, shopId) });
  if (broken) throw new AppError(broken, { logistics: wish.logistics });
  const taken = quote.number ? await findByNumber(tx, shopId, quote.number) : null;
  if (taken) throw new AppError("duplicate_number", { ...taken });

  const products = await saveProducts(tx, shopId, quote);
  const now = new Date().toISOString();
  const lines = quote.lines.map((line) => {
    // A fraction only gets here with somebody's override; what has been begun must be picked whole.
    const requested = Math.min(1_000_000, Math.max(1, Math.ceil(line.quantity || 0)));
    return { ...line, id: newId(), product_id: products.get(line.code), requested };
  });
  const order: Order = {
    id: newId(),
    number: quote.number,
    version: 1,
    state: "new",
    client: quote.client,
    seller,
    logistics: wish.logistics,
    packaging: wish.packaging,
    notes: wish.notes ?? "",
    note: null,
    createdAt: now,
    finished: null,
    dispatched: null,
    cancelled: null,
    paused: null,
    reopenCount: 0,
    progress: 0,
    totalCents: quote.totalCents,
    discountCents: quote.discountCents,
    payableCents: quote.payableCents,
    alarms: [],
    lines: lines.map((line) => ({
      ...line,
      pending: line.requested,
      picked: 0,
      toBuy: 0,
      bought: 0,
      arrived: 0,
      substituted: 0,
      notSent: 0,
      state: "pending",
      note: null,
      substitutes: [],
    })),
  };
  order.state = orderState(order);
  const summary = summaryOf(order);
  const columns = {
    shop_id: shopId,
    id: order.id,
    quote_id: wish.quoteId,
    request_id: wish.requestId,
    number: order.number,
    client_code: order.client.code,
    client_name: order.client.name,
    seller_id: seller.id,
    logistics_id: order.logistics,
    packaging: order.packaging,
    notes: order.notes,
    override_reason: wish.overrideReason?.trim() || null,
    total_cents: order.totalCents,
    discount_cents: order.discountCents,
    payable_cents: order.payableCents,
    created_at: now,
    ...summary,
  };
  const names = Object.keys(columns);
  await tx.query(
    `INSERT INTO orders (${names.join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(columns),
  );
  await tx.query(
    `INSERT INTO lines (shop_id, order_id, id, position, product_id, code, description, unit, unit_price_cents, total_cents, requested, pending)
     SELECT $1, $2, l.id, l.position, l.product_id, l.code, l.description, l.unit, l."unitPriceCents", l."totalCents", l.requested, l.requested
     FROM jsonb_to_recordset($3) AS l(id uuid, position int, product_id uuid, code text, description text, unit text,
       "unitPriceCents" bigint, "totalCents" bigint, requested int)`,
    [shopId, order.id, JSON.stringify(lines)],
  );
  const data = {
    v: 1,
    moves: [],
    ...(wish.overrideReason?.trim() && { reason: "other", text: wish.overrideReason.trim() }),
  };
  await tx.query(
    `INSERT INTO order_events (shop_id, order_id, version, type, at, happened_at, by_id, by_name, data, device_id, address)
     VALUES ($1, $2, 1, 'created', $3, $3, $4, $5, $6, $7, $8)`,
    [
      shopId,
      order.id,
      now,
      seller.id,
      seller.name,
      JSON.stringify(data),
      origin?.deviceId ?? null,
      origin?.address ?? null,
    ],
  );
  return order.id;
}

async function readQuoteRow(tx: Transaction, shopId: string, quoteId: string): Promise<ReadQuote> {
  const { rows } = await tx.query<{ content: ReadQuote }>(
    "SELECT content FROM quotes WHERE shop_id = $1 AND id = $2",
    [shopId, quoteId],
  );
  if (!rows[0]) throw new AppError("quote_not_found");
  return rows[0].content;
}

/** Products are made by their code and take the latest description and price. Sorted, so two orders never wait for each other crosswise. */
async function saveProducts(tx: Transaction, shopId: string, quote: ReadQuote): Promise<Map<string, string>> {
  const latest = new Map(
    quote.lines.map(({ code, description, unit, unitPriceCents }) => [
      code,
      { id: newId(), code, description, unit, unitPriceCents },
    ]),
  );
  const products = [...latest.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const { rows } = await tx.query<{ id: string; code: string }>(
    `INSERT INTO products (shop_id, id, code, description, unit, unit_price_cents)
     SELECT $1, p.id, p.code, p.description, p.unit, p."unitPriceCents"
     FROM jsonb_to_recordset($2) AS p(id uuid, code text, description text, unit text, "unitPriceCents" bigint)
     ON CONFLICT (shop_id, code) DO UPDATE SET description = excluded.description, unit = excluded.unit,
       unit_price_cents = excluded.unit_price_cents, updated_at = now()
     RETURNING id, code`,
    [shopId, JSON.stringify(products)],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Who won: another order of this number, or of this very quote. */
async function duplicate(database: Database, shopId: string, quoteId: string): Promise<AppError> {
  const { rows } = await database.query<{ orderId: string; number: string | null }>(
    `SELECT o.id AS "orderId", o.number FROM orders o JOIN quotes q ON q.shop_id = o.shop_id AND q.id = $2
     WHERE o.shop_id = $1 AND o.cancelled IS NULL AND (o.number = q.number OR o.quote_id = q.id) LIMIT 1`,
    [shopId, quoteId],
  );
  return new AppError("duplicate_number", { ...rows[0] });
}
