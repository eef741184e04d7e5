import { createHash } from "node:crypto";
import { newId } from "../../shared/new-id.ts";
import { eventToRow } from "../orders/order-log.ts";
import { summaryOf } from "../orders/order-rows.ts";
import type { Transaction } from "../platform/database.ts";
import type { Invented } from "./order-story.ts";

/** Many invented orders in a handful of statements: orders, lines and logs as the real writers leave them. */
export async function writeInvented(
  tx: Transaction,
  shopId: string,
  invented: readonly Invented[],
): Promise<void> {
  const products = new Map(
    invented.flatMap(({ quote }) =>
      quote.lines.map(({ code, description, unit, unitPriceCents }) => [
        code,
        { id: newId(), code, description, unit, unit_price_cents: unitPriceCents },
      ]),
    ),
  );
  const insert = (text: string, rows: readonly unknown[]) => tx.query(text, [shopId, JSON.stringify(rows)]);
  await insert(
    `INSERT INTO products (shop_id, id, code, description, unit, unit_price_cents)
     SELECT $1, r.* FROM jsonb_to_recordset($2) AS r(id uuid, code text, description text, unit text, unit_price_cents bigint)
     ON CONFLICT (shop_id, code) DO NOTHING`,
    [...products.values()],
  );
  const quotes = invented.map(({ quote, order }) => ({
    id: newId(Date.parse(order.createdAt)),
    number: quote.number,
    content: quote,
    file_sha256: `\\x${createHash("sha256").update(order.id).digest("hex")}`,
    created_by: order.seller.id,
    created_at: order.createdAt,
  }));
  await insert(
    `INSERT INTO quotes (shop_id, id, number, content, file_sha256, created_by, created_at)
     SELECT $1, r.* FROM jsonb_to_recordset($2) AS r(id uuid, number text, content jsonb, file_sha256 bytea, created_by uuid, created_at timestamptz)`,
    quotes,
  );
  await insert(
    `INSERT INTO orders (shop_id, id, quote_id, request_id, number, version, client_code, client_name, seller_id, logistics_id,
       packaging, notes, note, total_cents, discount_cents, payable_cents, created_at, finished, dispatched, cancelled, paused,
       reopen_count, volumes, alarms,
       state, progress, lines_count, lines_resolved, units, units_resolved, units_missing, units_arrived, pickers)
     SELECT $1, r.* FROM jsonb_to_recordset($2) AS r(id uuid, quote_id uuid, request_id uuid, number text, version int,
       client_code text, client_name text, seller_id uuid, logistics_id text, packaging text, notes text, note text,
       total_cents bigint, discount_cents bigint, payable_cents bigint, created_at timestamptz, finished jsonb, dispatched jsonb,
       cancelled jsonb, paused jsonb, reopen_count int, volumes smallint, alarms jsonb, state text, progress double precision, lines_count int, lines_resolved int, units int,
       units_resolved int, units_missing int, units_arrived int, pickers jsonb)`,
    invented.map(({ order, log }, index) => ({
      ...summaryOf(order),
      id: order.id,
      quote_id: quotes[index]?.id,
      request_id: newId(),
      number: order.number,
      version: order.version,
      client_code: order.client.code,
      client_name: order.client.name,
      seller_id: order.seller.id,
      logistics_id: order.logistics,
      packaging: order.packaging,
      notes: order.notes,
      note: order.note,
      total_cents: order.totalCents,
      discount_cents: order.discountCents,
      payable_cents: order.payableCents,
      created_at: order.createdAt,
      finished: order.finished,
      dispatched: order.dispatched,
      cancelled: order.cancelled,
      paused: order.paused,
      volumes: order.volumes,
      reopen_count: order.reopenCount,
      alarms: order.alarms,
      pickers: pickersOf(log),
    })),
  );
  await insert(
    `INSERT INTO lines (shop_id, order_id, id, position, product_id, code, description, unit, unit_price_cents, total_cents,
       requested, pending, picked, to_buy, bought, arrived, substituted, not_sent, note, substitutes)
     SELECT $1, r.order_id, r.id, r.position, p.id, r.code, r.description, r.unit, r."unitPriceCents", r."totalCents",
       r.requested, r.pending, r.picked, r."toBuy", r.bought, r.arrived, r.substituted, r."notSent", r.note, r.substitutes
     FROM jsonb_to_recordset($2) AS r(order_id uuid, id uuid, position int, code text, description text, unit text,
       "unitPriceCents" bigint, "totalCents" bigint, requested int, pending int, picked int, "toBuy" int, bought int, arrived int,
       substituted int, "notSent" int, note text, substitutes jsonb)
     JOIN products p ON p.shop_id = $1 AND p.code = r.code`,
    invented.flatMap(({ order }) => order.lines.map((line) => ({ ...line, order_id: order.id }))),
  );
  await insert(
    `INSERT INTO order_events (shop_id, order_id, version, type, at, happened_at, by_id, by_name, command_id, data)
     SELECT $1, r.* FROM jsonb_to_recordset($2) AS r(order_id uuid, version int, type text, at timestamptz,
       happened_at timestamptz, by_id uuid, by_name text, command_id uuid, data jsonb)`,
    invented.flatMap(({ order, log }) => log.map((event) => ({ order_id: order.id, ...eventToRow(event) }))),
  );
}

function pickersOf(log: Invented["log"]) {
  const recent = log.filter((event) => event.moves.length > 0).reverse();
  return [...new Map(recent.map(({ by }) => [by.id, by])).values()].slice(0, 4);
}
