import type { HistoryFilter, HistoryPage, PastOrder } from "../../shared/history/history.ts";
import type { Stamp } from "../../shared/orders/order.ts";
import { readWorkingHours } from "../insights/working-hours.ts";
import { CARD_COLUMNS, type CardRow, cardFromRow } from "../orders/order-rows.ts";
import type { Queryable } from "../platform/database.ts";
import { branch, parameters } from "./order-branches.ts";
import { type Reading, readMeanings } from "./read-meanings.ts";

export const PAGE = 50;

type Row = CardRow & { dispatched: Stamp | null; cancelled: Stamp | null; payable_cents: number };

/** A filter, understood: reading its words once serves every page of a long file. */
export interface Search {
  filter: HistoryFilter;
  timeZone: string;
  readings: Reading[];
}

export async function understand(
  database: Queryable,
  shopId: string,
  filter: HistoryFilter,
): Promise<Search> {
  const { timeZone } = await readWorkingHours(database, shopId);
  const readings = filter.q?.trim()
    ? await readMeanings(database, shopId, filter.q)
    : [await plainReading(database, shopId, filter)];
  return { filter, timeZone, readings };
}

/** Newest first, from after the order `cursor`. Paged by key: what is made meanwhile moves nothing. */
export async function findOrders(
  database: Queryable,
  shopId: string,
  { filter, timeZone, readings }: Search,
  cursor?: string,
  limit: number = PAGE,
): Promise<Pick<HistoryPage, "orders" | "nextCursor">> {
  if (readings.length === 0) return { orders: [], nextCursor: null };
  const p = parameters(shopId);
  const branches = readings.map(
    (reading) => `(${branch(reading, filter, { limit: limit + 1, cursor, timeZone }, p)})`,
  );
  const { rows } = await database.query<Row>(
    `SELECT ${CARD_COLUMNS}, o.dispatched, o.cancelled, o.payable_cents
     FROM (${branches.join(" UNION ")}) AS found
     JOIN orders o ON o.shop_id = $1 AND o.id = found.id
     JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
     ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit + 1}`,
    p.values,
  );
  const orders = rows.slice(0, limit).map(pastOrder);
  return { orders, nextCursor: rows.length > limit ? orders.at(-1)!.id : null };
}

function pastOrder(row: Row): PastOrder {
  return {
    ...cardFromRow(row),
    dispatchedAt: row.dispatched?.at ?? null,
    cancelledAt: row.cancelled?.at ?? null,
    payableCents: row.payable_cents,
  };
}

/** Without words, a client or a product that was chosen still says along which orders to go. */
async function plainReading(
  database: Queryable,
  shopId: string,
  { client, product }: HistoryFilter,
): Promise<Reading> {
  const chosen = (id: string) => ({ query: "", ids: [id], names: [] });
  if (client !== undefined) return { client: chosen(client) };
  if (!product) return {};
  const known = await readProduct(database, shopId, product);
  return { product: known ? chosen(known.id) : { query: "", ids: [], names: [] } };
}

export async function readProduct(database: Queryable, shopId: string, code: string) {
  const { rows } = await database.query<{ id: string; code: string; description: string }>(
    "SELECT id, code, description FROM products WHERE shop_id = $1 AND code = $2",
    [shopId, code],
  );
  return rows[0] ?? null;
}
