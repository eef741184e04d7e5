import type { HistoryFilter } from "../../shared/history/history.ts";
import { addDays, DAY_MS, startOfDay } from "../../shared/insights/shop-day.ts";
import type { Meaning, Reading } from "./read-meanings.ts";

/** The words of the indexes over closed orders; spelled the same, so that the planner knows them. */
const CLOSED = "o.state IN ('finished', 'dispatched', 'cancelled')";
const OPEN = "o.state IN ('new', 'picking', 'waiting', 'ready')";
const NEWEST_FIRST = "o.created_at DESC, o.id DESC";
/** A product's orders are walked by id; within a moment, ids and dates of making may disagree. */
const MOMENT = 20;
/** Of so many products, each is walked also where a client narrows them. */
const FEW = 20;

export interface Parameters {
  values: unknown[];
  add(value: unknown): string;
}

export function parameters(...values: unknown[]): Parameters {
  return { values, add: (value) => `$${values.push(value)}` };
}

/**
 * The ids of a reading's newest `limit` orders, as a select. Each takes the path that stops early: along each client's or
 * each product's orders when they are few, else along all orders, where what is common is soon met.
 */
export function branch(
  reading: Reading,
  filter: HistoryFilter,
  { limit, cursor, timeZone }: { limit: number; cursor?: string; timeZone: string },
  p: Parameters,
): string {
  const { joins, conditions } = narrowing(filter, timeZone, cursor, p);
  const where = (...more: string[]) => ["o.shop_id = $1", ...conditions, ...more].join(" AND ");
  const newest = (from: string, ...more: string[]) =>
    `SELECT o.id FROM ${from} ${joins} WHERE ${where(...more)} ORDER BY ${NEWEST_FIRST} LIMIT ${limit}`;
  const { number, client, product } = reading;

  if (number !== undefined) {
    const begins = number.length < 3 ? `o.number = ${p.add(number)}` : `o.number LIKE ${p.add(`${number}%`)}`;
    const part = (state: string) =>
      `SELECT o.* FROM orders o WHERE o.shop_id = $1 AND ${begins} AND ${state}`;
    // First what has the number, then which are newest: along the newest it might be a long walk.
    return `WITH numbered AS MATERIALIZED (${part(CLOSED)} UNION ALL ${part(OPEN)}) ${newest("numbered o", ...stateOf(filter))}`;
  }
  // Made where it is used: a parameter that no part of the statement names has no type.
  const ofProducts = ({ ids, query }: Meaning) =>
    hasProduct(ids ? `= ANY(${p.add(ids)}::uuid[])` : wordsOf("products", "id", query, p));
  const both = (from: string, ...more: string[]) =>
    `(${newest(from, CLOSED, ...stateOf(filter), ...more)}) UNION ALL (${newest(from, OPEN, ...stateOf(filter), ...more)})`;

  if (client?.ids && alongClients(client.ids, product)) {
    const names = `unnest(${p.add(client.ids)}::text[])`;
    const more = ["o.client_name = c.name", ...(product ? [ofProducts(product)] : [])];
    return `SELECT found.id FROM ${names} AS c(name), LATERAL (${both("orders o", ...more)}) found`;
  }
  const ofClients = client ? `o.client_name ${wordsOf("client_names", "name", client.query, p)}` : null;
  // Along many products, each for the sake of a few clients' orders, would be longer than along all orders.
  if (product?.ids && (!client || product.ids.length <= FEW)) {
    const bounds = idBounds(filter, timeZone, cursor).map(
      ({ than, id }) => `l.order_id ${than} ${p.add(id)}`,
    );
    const lines = `SELECT DISTINCT l.shop_id, l.order_id FROM lines l
      WHERE ${["l.shop_id = $1", "l.product_id = c.id", ...bounds].join(" AND ")} ORDER BY l.order_id DESC`;
    // OFFSET 0 keeps the planner from reading all of a product's orders first: it goes from order to order and stops.
    const own = `SELECT o.id FROM orders o ${joins}
      WHERE o.id = l.order_id AND ${where(...stateOf(filter), ...(ofClients ? [ofClients] : []))} OFFSET 0`;
    return `SELECT found.id FROM unnest(${p.add(product.ids)}::uuid[]) AS c(id), LATERAL (
      SELECT o.id FROM (${lines}) l, LATERAL (${own}) o ORDER BY l.order_id DESC LIMIT ${limit + MOMENT}) found`;
  }
  return both(
    "orders o",
    ...[ofClients, product ? ofProducts(product) : null].filter((condition) => condition !== null),
  );
}

/** A client's product is looked for along whichever is few; where both are many, or too many to name, see the caller. */
function alongClients(names: readonly string[], product: Meaning | undefined): boolean {
  if (!product || names.length <= FEW) return true;
  return product.ids !== null && product.ids.length > FEW;
}

/** Asked of each order that is met; OFFSET 0 keeps the planner from gathering all orders of the products first. */
const hasProduct = (which: string): string =>
  `EXISTS (SELECT 1 FROM (SELECT product_id FROM lines l WHERE l.shop_id = o.shop_id AND l.order_id = o.id OFFSET 0) l
    WHERE l.product_id ${which})`;

const wordsOf = (table: string, column: string, query: string, p: Parameters): string =>
  `IN (SELECT ${column} FROM ${table} WHERE shop_id = $1 AND words @@ ${p.add(query)}::tsquery)`;

/** Literal, from a closed list: a parameter would hide from the planner which index it may use. */
function stateOf({ state }: HistoryFilter): string[] {
  if (!state) return [];
  return [state === "open" ? OPEN : `o.state = '${state}'`];
}

function narrowing(filter: HistoryFilter, timeZone: string, cursor: string | undefined, p: Parameters) {
  const { client, product, lack, seller, picker, logistics, from, to, by = "created" } = filter;
  const conditions: string[] = [];
  let joins = "";
  if (client !== undefined) conditions.push(`o.client_name = ${p.add(client)}`);
  if (seller) conditions.push(`o.seller_id = ${p.add(seller)}`);
  if (logistics) conditions.push(`o.logistics_id = ${p.add(logistics)}`);
  if (product) {
    const which = `= (SELECT id FROM products WHERE shop_id = $1 AND code = ${p.add(product)})`;
    conditions.push(hasProduct(which));
  }
  if (to) conditions.push(`o.created_at < ${p.add(new Date(startOfDay(addDays(to, 1), timeZone)))}`);
  if (from && by === "created")
    conditions.push(`o.created_at >= ${p.add(new Date(startOfDay(from, timeZone)))}`);
  if (picker || lack || (by === "finished" && (from || to))) {
    joins = "JOIN order_facts f ON f.shop_id = o.shop_id AND f.order_id = o.id AND f.day IS NOT NULL";
    if (by === "finished" && from) conditions.push(`f.day >= ${p.add(from)}::date`);
    if (by === "finished" && to) conditions.push(`f.day <= ${p.add(to)}::date`);
    if (picker) conditions.push(`f.people @> ${p.add(JSON.stringify([{ id: picker }]))}::jsonb`);
    if (lack && product)
      conditions.push(
        `EXISTS (SELECT 1 FROM jsonb_to_recordset(f.products) AS x(code text, missing bigint, bought bigint)
          WHERE x.code = ${p.add(product)} AND x.${lack} > 0)`,
      );
  }
  if (cursor) {
    const last = p.add(cursor);
    conditions.push(
      `(o.created_at, o.id) < ((SELECT created_at FROM orders WHERE shop_id = $1 AND id = ${last}), ${last}::uuid)`,
    );
  }
  return { joins, conditions };
}

/** Ids are UUIDv7 and begin with the moment of their making: so a product's orders are bounded by days, with a day to spare. */
function idBounds({ from, to, by }: HistoryFilter, timeZone: string, cursor: string | undefined) {
  const bounds: { than: "<=" | ">="; id: string }[] = [];
  if (cursor) bounds.push({ than: "<=", id: idAt(momentOf(cursor) + 1000) });
  if (to) bounds.push({ than: "<=", id: idAt(startOfDay(to, timeZone) + 2 * DAY_MS) });
  if (from && by !== "finished") bounds.push({ than: ">=", id: idAt(startOfDay(from, timeZone) - DAY_MS) });
  return bounds;
}

const momentOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

function idAt(moment: number): string {
  const hex = Math.max(0, moment).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7fff-bfff-ffffffffffff`;
}
