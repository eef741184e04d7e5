import { addDays, endOfMonth } from "../../shared/insights/shop-day.ts";

export interface DayRange {
  from: string;
  to: string;
}

/** A period as whole months, and the days before and after them. */
export function spansOf(from: string, to: string): { months: DayRange | null; days: DayRange[] } {
  const firstMonth = from.endsWith("-01") ? from : addDays(endOfMonth(from), 1);
  const lastDay = endOfMonth(to) === to ? to : addDays(`${to.slice(0, 7)}-01`, -1);
  if (firstMonth > lastDay) return { months: null, days: [{ from, to }] };
  const before = { from, to: addDays(firstMonth, -1) };
  const after = { from: addDays(lastDay, 1), to };
  return {
    months: { from: firstMonth, to: lastDay },
    days: [before, after].filter((range) => range.from <= range.to),
  };
}
