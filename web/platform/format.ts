import { locale } from "./language.ts";
import { byShopClock } from "./shop-zone.ts";
import { words } from "./words.ts";

const money = new Intl.NumberFormat(locale, { style: "currency", currency: "BRL" });
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const time = byShopClock(locale, { hour: "2-digit", minute: "2-digit" });
const day = byShopClock(locale, { day: "2-digit", month: "2-digit" });
const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });

export const formatCents = (cents: number): string => money.format(cents / 100);
export const formatQuantity = (units: number): string => whole.format(units);
/** What a paper says, which may hold a fraction. */
export const formatAmount = (value: number): string => amount.format(value);
export const formatTime = (iso: string | number | Date): string => time(new Date(iso));
export const formatDay = (iso: string | number | Date): string => day(new Date(iso));

export function formatAge(iso: string, now: number = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.ago(`${minutes} min`);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return words.ago(`${hours} h`);
  const days = Math.floor(hours / 24);
  return words.ago(counted(days, words.day, words.days));
}

/** "1 item", "11 itens": the word follows the number. */
export const counted = (count: number, one: string, many: string): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;
