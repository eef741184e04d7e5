import { shopDay } from "../../shared/insights/shop-day.ts";
import { locale } from "../platform/language.ts";
import { shopZone } from "../platform/shop-zone.ts";
import { words } from "./words.ts";

const DAY_MS = 24 * 60 * 60_000;
const dayAndMonth = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });

/** The shop's day at an instant, YYYY-MM-DD. */
export const shopDayOf = (instant: number): string => shopDay(instant, shopZone());

export const daysFrom = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);

/** "hoje", "amanhã", "ontem", "qui 25/10": a day as it is said across the counter. */
export function dayWord(date: string, now: number = Date.now()): string {
  const today = shopDayOf(now);
  if (date === today) return words.today;
  if (date === daysFrom(today, 1)) return words.tomorrow;
  if (date === daysFrom(today, -1)) return words.yesterday;
  return `${weekday.format(Date.parse(date)).replace(".", "")} ${dayAndMonth.format(Date.parse(date))}`;
}
