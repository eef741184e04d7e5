import type { FigureFilter, Figures } from "../../shared/insights/figures.ts";
import { addDays, shopDay } from "../../shared/insights/shop-day.ts";
import type { WorkingHours } from "../../shared/insights/working-hours.ts";
import type { Queryable } from "../platform/database.ts";
import { readDays, readGlance } from "./read-days.ts";
import { type Period, type ProductSums, readPeople, readProducts } from "./read-sums.ts";

/** Figures but for what the clock says, and what products are called today. */
export type Sums = Omit<Figures, "behind" | "glance" | "products"> & {
  glance: Omit<Figures["glance"], "worked">;
  products: ProductSums;
};

/** Without a period: the last 30 days. Reads sums only; `catchUp` keeps them right. */
export async function readFigures(
  database: Queryable,
  shopId: string,
  { from, to, seller, logistics }: FigureFilter,
  { now, hours }: { now: number; hours: WorkingHours },
): Promise<Sums> {
  const today = shopDay(now, hours.timeZone);
  const last = to ?? today;
  const period: Period = { from: from ?? addDays(last, -29), to: last, seller, logistics };
  const [days, glance, people, products] = await Promise.all([
    readDays(database, shopId, period),
    readGlance(database, shopId, today, period),
    readPeople(database, shopId, period),
    readProducts(database, shopId, period),
  ]);
  return {
    from: period.from,
    to: period.to,
    today,
    hours,
    ...days,
    glance,
    people,
    products,
  };
}
