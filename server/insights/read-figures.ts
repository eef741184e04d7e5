import type { FigureFilter, Figures } from "../../shared/insights/figures.ts";
import { addDays, shopDay } from "../../shared/insights/shop-day.ts";
import { workedShare } from "../../shared/insights/working-time.ts";
import type { Queryable } from "../platform/database.ts";
import { readDays, readGlance } from "./read-days.ts";
import { type Period, readPeople, readProducts } from "./read-sums.ts";
import { readWorkingHours } from "./working-hours.ts";

/** Without a period: the last 30 days. Reads sums only; `catchUp` keeps them right. */
export async function readFigures(
  database: Queryable,
  shopId: string,
  { from, to, seller, logistics }: FigureFilter,
  now: number = Date.now(),
): Promise<Omit<Figures, "behind">> {
  const hours = await readWorkingHours(database, shopId);
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
    glance: { ...glance, worked: workedShare(now, hours) },
    people,
    products,
  };
}
