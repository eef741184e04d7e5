import type { Card } from "../../shared/orders/order.ts";
import type { Queryable } from "../platform/database.ts";
import { IS_OPEN } from "./board-version.ts";
import { CARD_COLUMNS, type CardRow, cardFromRow } from "./order-rows.ts";

const PAGE = 50;

export interface OrderFilter {
  state?: string;
  /** Part of a number or of a client's name. */
  q?: string;
  seller?: string;
  logistics?: string;
  /** The id of the last card of the page before. */
  cursor?: string;
}

/** `open` is the board, all of it, oldest first; any other state is paged by key, newest first. */
export async function listOrders(
  database: Queryable,
  shopId: string,
  filter: OrderFilter,
): Promise<{ orders: Card[]; nextCursor: string | null }> {
  const open = (filter.state ?? "open") === "open";
  const values: unknown[] = [shopId];
  const where = ["o.shop_id = $1"];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  if (open) where.push(IS_OPEN);
  else add((p) => `o.state = ${p}`, filter.state);
  if (filter.q)
    add(
      (p) => `(o.number LIKE ${p} OR o.client_name ILIKE ${p})`,
      `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`,
    );
  if (filter.seller) add((p) => `o.seller_id = ${p}`, filter.seller);
  if (filter.logistics) add((p) => `o.logistics_id = ${p}`, filter.logistics);
  if (!open && filter.cursor) add((p) => `o.id < ${p}`, filter.cursor);
  const { rows } = await database.query<CardRow>(
    `SELECT ${CARD_COLUMNS} FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
     WHERE ${where.join(" AND ")} ORDER BY ${open ? "o.created_at, o.id" : `o.id DESC LIMIT ${PAGE + 1}`}`,
    values,
  );
  const orders = (open ? rows : rows.slice(0, PAGE)).map(cardFromRow);
  return { orders, nextCursor: !open && rows.length > PAGE ? orders.at(-1)!.id : null };
}
