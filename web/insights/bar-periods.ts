import type { DayFigures } from "../../shared/insights/figures.ts";
import { addDays, endOfMonth, midnight, weekdayOf } from "../../shared/insights/shop-day.ts";
import { formatDay } from "../platform/format.ts";
import { language, locale } from "../platform/language.ts";

export interface BarPeriod {
  from: string;
  to: string;
  word: string;
  orders: number;
  units: number;
  lines: number;
}

// "Oct 25" would be read as a day.
const year = language === "en" ? "numeric" : "2-digit";
const monthYear = new Intl.DateTimeFormat(locale, { month: "short", year, timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
const NOON_MS = 12 * 60 * 60_000;
/** Noon in UTC is on the same day by the shop's clock. */
const dayMonth = (day: string): string => formatDay(midnight(day) + NOON_MS);
const MOST_BARS = 62;

/** One bar a day, a week, or a month: as fine as the eye can tell apart. Days without orders stand empty, days off are left out. */
export function barPeriods(days: readonly DayFigures[], from: string, to: string): BarPeriod[] {
  const first = days[0]?.day ?? to;
  const start = from < first ? (midnight(first) - midnight(from) > 40 * 86_400_000 ? first : from) : from;
  const length = (midnight(to) - midnight(start)) / 86_400_000 + 1;
  const until = (day: string) => {
    if (length <= MOST_BARS) return day;
    return length <= MOST_BARS * 7 ? addDays(day, 7 - weekdayOf(day)) : endOfMonth(day);
  };
  const bars: BarPeriod[] = [];
  let next = 0;
  for (let day = start; day <= to; ) {
    const end = until(day) < to ? until(day) : to;
    const bar: BarPeriod = {
      from: day,
      to: end,
      word: wordOf(day, end, length),
      orders: 0,
      units: 0,
      lines: 0,
    };
    while (next < days.length && days[next]!.day <= end) {
      const { orders, units, lines } = days[next++]!;
      bar.orders += orders;
      bar.units += units;
      bar.lines += lines;
    }
    if (bar.orders > 0 || day !== end || weekdayOf(day) < 6) bars.push(bar);
    day = addDays(end, 1);
  }
  return bars;
}

function wordOf(from: string, to: string, length: number): string {
  if (length > MOST_BARS * 7) return monthYear.format(midnight(from));
  if (from === to) return `${weekday.format(midnight(from)).replace(".", "")} ${dayMonth(from)}`;
  return `${dayMonth(from)}–${dayMonth(to)}`;
}
