import type { PersonFigures, ProductFigures } from "../../shared/insights/figures.ts";
import type { Queryable } from "../platform/database.ts";
import { type DayRange, spansOf } from "./spans.ts";

export interface Period {
  from: string;
  to: string;
  seller?: string;
  logistics?: string;
}

const COLUMNS = [
  "orders",
  "lines",
  "units",
  "hands_on_ms",
  "missing",
  "missing_orders",
  "bought",
  "bought_orders",
] as const;
/** What a fact says of a person or a product, in the sums' columns. */
const OF_FACTS = {
  person: `SELECT p.id AS subject, 1 AS orders, p.lines, p.units, p."handsOnMs" AS hands_on_ms, 0 AS missing, 0 AS missing_orders,
      0 AS bought, 0 AS bought_orders
    FROM order_facts f, jsonb_to_recordset(f.people) AS p(id text, lines int, units bigint, "handsOnMs" bigint)`,
  product: `SELECT p.code AS subject, 1 AS orders, 0 AS lines, p.picked AS units, 0 AS hands_on_ms, p.missing,
      (p.missing > 0)::int AS missing_orders, p.bought, (p.bought > 0)::int AS bought_orders
    FROM order_facts f, jsonb_to_recordset(f.products) AS p(code text, picked bigint, missing bigint, bought bigint)`,
} as const;

/**
 * A statement's worth of rows to be summed by `subject`: whole months from the sums of the filter's scope, single days, added
 * or subtracted, from the shop's days or, under a filter, from the facts.
 */
function sources(kind: keyof typeof OF_FACTS, shopId: string, period: Period) {
  const values: unknown[] = [shopId];
  const param = (value: unknown) => `$${values.push(value)}`;
  const { from, to, seller, logistics } = period;
  const { months, added, subtracted } = spansOf(from, to);
  const scope = [seller && `s:${seller}`, logistics && `l:${logistics}`].filter(Boolean).join(" ");
  const sums = (grain: "day" | "month", range: DayRange) =>
    `SELECT * FROM figure_sums WHERE shop_id = $1 AND kind = '${kind}' AND scope = ${param(scope)} AND grain = '${grain}'
       AND start BETWEEN ${param(range.from)} AND ${param(range.to)}`;
  const facts = (range: DayRange) =>
    `${OF_FACTS[kind]} WHERE f.shop_id = $1 AND f.day BETWEEN ${param(range.from)} AND ${param(range.to)}
      ${seller ? `AND f.seller_id = ${param(seller)}` : ""} ${logistics ? `AND f.logistics_id = ${param(logistics)}` : ""}`;
  const days = (range: DayRange) => (scope ? facts(range) : sums("day", range));
  const parts = [
    ...(months ? [signed("+", sums("month", months))] : []),
    ...added.map((range) => signed("+", days(range))),
    ...subtracted.map((range) => signed("-", days(range))),
  ];
  return { text: parts.join(" UNION ALL "), values };
}

const signed = (sign: "+" | "-", rows: string): string =>
  `SELECT subject, ${COLUMNS.map((column) => `${sign} ${column} AS ${column}`).join(", ")} FROM (${rows}) AS rows`;

export async function readPeople(
  database: Queryable,
  shopId: string,
  period: Period,
): Promise<PersonFigures[]> {
  const { text, values } = sources("person", shopId, period);
  const { rows } = await database.query<PersonFigures>(
    `SELECT s.subject AS id, coalesce(who.name, '') AS name, s.orders, s.lines, s.units, s."handsOnMs"
     FROM (SELECT subject, sum(orders)::bigint AS orders, sum(lines)::bigint AS lines, sum(units)::bigint AS units,
         sum(hands_on_ms)::bigint AS "handsOnMs"
       FROM (${text}) AS parts GROUP BY subject HAVING sum(orders) > 0) s
     LEFT JOIN people who ON who.shop_id = $1 AND who.id::text = s.subject
     ORDER BY s.lines DESC, s.subject`,
    values,
  );
  return rows;
}

const TOP = 15;

type ProductSum = Omit<ProductFigures, "description">;
export interface ProductSums {
  missing: ProductSum[];
  bought: ProductSum[];
  picked: ProductSum[];
}

export async function readProducts(
  database: Queryable,
  shopId: string,
  period: Period,
): Promise<ProductSums> {
  const { text, values } = sources("product", shopId, period);
  const top = (order: string, of: string) =>
    `(SELECT '${of}' AS list, t.* FROM totals t WHERE ${of} > 0 ORDER BY ${order}, code LIMIT ${TOP})`;
  const { rows } = await database.query<ProductSum & { list: "missing" | "bought" | "picked" }>(
    `WITH totals AS (
       SELECT subject AS code, sum(units)::bigint AS picked, sum(missing)::bigint AS missing,
         sum(missing_orders)::bigint AS "missingOrders", sum(bought)::bigint AS bought, sum(bought_orders)::bigint AS "boughtOrders"
       FROM (${text}) AS parts GROUP BY subject),
     tops AS (${top('"missingOrders" DESC, missing DESC', "missing")}
       UNION ALL ${top('"boughtOrders" DESC, bought DESC', "bought")}
       UNION ALL ${top("picked DESC", "picked")})
     SELECT * FROM tops`,
    values,
  );
  const of = (list: string, before: (a: ProductSum, b: ProductSum) => number) =>
    rows
      .filter((row) => row.list === list)
      .map(({ list: _list, ...figures }) => figures)
      .sort((a, b) => before(a, b) || (a.code < b.code ? -1 : 1));
  return {
    missing: of("missing", (a, b) => b.missingOrders - a.missingOrders || b.missing - a.missing),
    bought: of("bought", (a, b) => b.boughtOrders - a.boughtOrders || b.bought - a.bought),
    picked: of("picked", (a, b) => b.picked - a.picked),
  };
}
