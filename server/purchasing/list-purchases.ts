import { isUuid } from "../../shared/picking/command.ts";
import type { Purchase, PurchaseTotals } from "../../shared/purchasing/purchase.ts";
import type { Queryable } from "../platform/database.ts";
import { startOfDay, TODAY } from "./shop-zone.ts";

const PAGE = 50;

export interface PurchaseFilter {
  /** Shop days, YYYY-MM-DD, both included; left out: the last 30 days. */
  from?: string;
  to?: string;
  /** Part of a supplier's name. */
  supplier?: string;
  /** Part of a product's code or description. */
  q?: string;
  /** Everything that was done in one step. */
  group?: string;
  cursor?: string;
}

export interface PurchasePage {
  purchases: Purchase[];
  nextCursor: string | null;
  /** With the first page. */
  totals: PurchaseTotals | null;
}

type Row = Omit<Purchase, "at" | "by"> & {
  at: Date;
  version: number;
  by_id: string;
  by_name: string;
};

/** Bought and arrived, newest first, from the log itself; paged by key. */
export async function listPurchases(
  database: Queryable,
  shopId: string,
  filter: PurchaseFilter,
): Promise<PurchasePage> {
  const values: unknown[] = [shopId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where = [
    "e.shop_id = $1",
    "e.type IN ('bought', 'arrived')",
    `e.at >= ${filter.from ? startOfDay(bind(filter.from)) : startOfDay(`${TODAY} - 30`)}`,
  ];
  if (filter.to) where.push(`e.at < ${startOfDay(`${bind(filter.to)}::date + 1`)}`);
  if (filter.group) where.push(`e.data ->> 'groupId' = ${bind(filter.group)}`);
  if (filter.supplier)
    where.push(`coalesce(e.data ->> 'supplier', b.supplier) ILIKE ${bind(part(filter.supplier))}`);
  if (filter.q) {
    const q = bind(part(filter.q));
    where.push(`(l.code ILIKE ${q} OR l.description ILIKE ${q})`);
  }
  const from = fromWhere(where);
  const totals = filter.cursor ? null : await readTotals(database, from, [...values]);
  const after = filter.cursor ? readCursor(filter.cursor) : null;
  const page = after
    ? ` AND (e.at, e.order_id, e.version) < (${after.map((key) => bind(key)).join(", ")})`
    : "";
  const { rows } = await database.query<Row>(
    `SELECT e.type AS kind, e.at, e.version, e.by_id, e.by_name, e.command_id AS "commandId",
       e.data ->> 'groupId' AS "groupId", e.order_id AS "orderId", o.number AS "orderNumber", o.version AS "orderVersion",
       o.state IN ('new', 'picking', 'waiting', 'ready') AS "orderOpen",
       o.client_name AS client, l.id AS "lineId", l.code, l.description, l.unit, l.unit_price_cents AS "unitPriceCents",
       (e.data ->> 'quantity')::int AS quantity, ${UNDONE} AS undone, coalesce(e.data ->> 'supplier', b.supplier) AS supplier,
       coalesce((e.data ->> 'priceCents')::bigint, b.price_cents) AS "priceCents",
       coalesce(e.data ->> 'expectedOn', b.expected_on) AS "expectedOn", e.data ->> 'reason' AS reason, e.data ->> 'text' AS text
     ${from}${page} ORDER BY e.at DESC, e.order_id DESC, e.version DESC LIMIT ${PAGE + 1}`,
    values,
  );
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    purchases: shown.map(({ by_id, by_name, version: _version, at, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
      by: { id: by_id, name: by_name },
    })),
    nextCursor: last ? [last.at.toISOString(), last.orderId, last.version].join("_") : null,
    totals,
  };
}

/** Units of this act that a later one took back by its name. */
const UNDONE = `coalesce((SELECT sum((u.data ->> 'quantity')::int) FROM order_events u
  WHERE u.shop_id = e.shop_id AND u.order_id = e.order_id AND u.version > e.version
    AND u.type IN ('unbought', 'unarrived') AND u.data ->> 'undoes' = e.command_id::text), 0)::int`;

/** `b`: for what arrived, the purchase before it on the same line; a purchase speaks for itself. */
const fromWhere = (where: readonly string[]) => `FROM order_events e
  CROSS JOIN LATERAL (
    -- OFFSET 0 keeps to the key: a word that is in many descriptions must not be looked for in all lines there ever were
    SELECT l.id, l.code, l.description, l.unit, l.unit_price_cents FROM lines l
    WHERE l.shop_id = e.shop_id AND l.order_id = e.order_id AND l.id = (e.data ->> 'lineId')::uuid OFFSET 0
  ) l
  JOIN orders o ON o.shop_id = e.shop_id AND o.id = e.order_id
  LEFT JOIN LATERAL (
    SELECT p.data ->> 'supplier' AS supplier, (p.data ->> 'priceCents')::bigint AS price_cents, p.data ->> 'expectedOn' AS expected_on
    FROM order_events p
    WHERE p.shop_id = e.shop_id AND p.order_id = e.order_id AND p.version < e.version AND e.type = 'arrived' AND p.type = 'bought'
      AND p.data ->> 'lineId' = e.data ->> 'lineId'
    ORDER BY p.version DESC LIMIT 1
  ) b ON true
  WHERE ${where.join(" AND ")}`;

async function readTotals(
  database: Queryable,
  from: string,
  values: readonly unknown[],
): Promise<PurchaseTotals> {
  const { rows } = await database.query<PurchaseTotals>(
    `SELECT count(*) FILTER (WHERE units > 0)::int AS purchases, coalesce(sum(units), 0)::int AS units,
       coalesce(sum(units * price_cents), 0)::bigint AS cents,
       coalesce(sum(units) FILTER (WHERE price_cents IS NULL), 0)::int AS "unitsWithoutPrice"
     -- OFFSET 0: what was taken back is summed once a row, not once for each sum above
     FROM (SELECT (e.data ->> 'quantity')::int - ${UNDONE} AS units, (e.data ->> 'priceCents')::bigint AS price_cents
       ${from} AND e.type = 'bought' OFFSET 0) bought`,
    [...values],
  );
  return rows[0]!;
}

const part = (text: string): string => `%${text.trim().replace(/[\\%_]/g, "\\$&")}%`;

/** A cursor is what the last row was sorted by (events are written with milliseconds, so nothing is lost); one that is not ours reads as the first page. */
function readCursor(cursor: string): [string, string, number] | null {
  const [at = "", orderId = "", version = ""] = cursor.split("_");
  const moment = /^[1-9]\d{3}-/.test(at) ? Date.parse(at) : Number.NaN;
  const sound = !Number.isNaN(moment) && isUuid(orderId) && /^[0-9]{1,9}$/.test(version);
  return sound ? [new Date(moment).toISOString(), orderId, Number(version)] : null;
}
