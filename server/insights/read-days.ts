import {
  type DayFigures,
  type FigureSum,
  type NamedFigures,
  NO_FIGURES,
} from "../../shared/insights/figures.ts";
import { addDays } from "../../shared/insights/shop-day.ts";
import type { Queryable } from "../platform/database.ts";
import type { Period } from "./read-sums.ts";

const SUMS = `sum(d.orders)::bigint AS orders, sum(d.lines)::bigint AS lines, sum(d.units)::bigint AS units,
  sum(d.queue_ms)::bigint AS "queueMs", sum(d.hands_on_ms)::bigint AS "handsOnMs", sum(d.purchase_ms)::bigint AS "purchaseMs",
  sum(d.ready_ms)::bigint AS "readyMs"`;

function filtered(shopId: string, { from, to, seller, logistics }: Period) {
  const values: unknown[] = [shopId, from, to];
  let where = "d.shop_id = $1 AND d.day BETWEEN $2::date AND $3::date AND d.orders > 0";
  if (seller) where += ` AND d.seller_id = $${values.push(seller)}`;
  if (logistics) where += ` AND d.logistics_id = $${values.push(logistics)}`;
  return { where, values };
}

/** The period by day, by seller, by logistics and in sum, from one walk over its days. */
export async function readDays(database: Queryable, shopId: string, period: Period) {
  const { where, values } = filtered(shopId, period);
  const { rows } = await database.query<
    FigureSum & { day: string | null; seller: string | null; way: string | null; name: string | null }
  >(
    `SELECT s.*, coalesce(p.name, l.name) AS name FROM (
       SELECT d.day::text, d.seller_id AS seller, d.logistics_id AS way, ${SUMS}
       FROM figure_days d WHERE ${where} GROUP BY GROUPING SETS ((d.day), (d.seller_id), (d.logistics_id), ())
     ) s
     LEFT JOIN people p ON p.shop_id = $1 AND p.id = s.seller
     LEFT JOIN logistics l ON l.shop_id = $1 AND l.id = s.way
     ORDER BY s.day, s.orders DESC, name`,
    values,
  );
  const days: DayFigures[] = [];
  const sellers: NamedFigures[] = [];
  const logistics: NamedFigures[] = [];
  let total = NO_FIGURES;
  for (const { day, seller, way, name, ...sum } of rows) {
    if (day !== null) days.push({ day, ...sum });
    else if (seller !== null) sellers.push({ id: seller, name: name ?? "", ...sum });
    else if (way !== null) logistics.push({ id: way, name: name ?? way, ...sum });
    else if (sum.orders !== null) total = sum; // no day at all sums to nulls
  }
  return { days, sellers, logistics, total };
}

type Window = FigureSum & { days: number };

/** Today, and the 7 and 30 days before it. */
export async function readGlance(
  database: Queryable,
  shopId: string,
  today: string,
  filter: Pick<Period, "seller" | "logistics">,
): Promise<{ today: FigureSum; week: Window; month: Window }> {
  const { where, values } = filtered(shopId, { ...filter, from: addDays(today, -30), to: today });
  const { rows } = await database.query<DayFigures>(
    `SELECT d.day::text, ${SUMS} FROM figure_days d WHERE ${where} GROUP BY d.day`,
    values,
  );
  const window = (from: string, to: string): Window => {
    const days = rows.filter(({ day }) => from <= day && day <= to);
    const sum: Window = { ...NO_FIGURES, days: days.length };
    for (const key of Object.keys(NO_FIGURES) as (keyof FigureSum)[]) // as: keys() forgets what it was given
      sum[key] = days.reduce((total, day) => total + day[key], 0);
    return sum;
  };
  const { days: _days, ...ofToday } = window(today, today);
  const yesterday = addDays(today, -1);
  return {
    today: ofToday,
    week: window(addDays(today, -7), yesterday),
    month: window(addDays(today, -30), yesterday),
  };
}
