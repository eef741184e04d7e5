import { byShopClock } from "./shop-zone.ts";

const LOCALE = "pt-BR";

const money = new Intl.NumberFormat(LOCALE, { style: "currency", currency: "BRL" });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const time = byShopClock(LOCALE, { hour: "2-digit", minute: "2-digit" });
const day = byShopClock(LOCALE, { day: "2-digit", month: "2-digit" });

export const formatCents = (cents: number): string => money.format(cents / 100);
export const formatQuantity = (units: number): string => whole.format(units);
export const formatTime = (iso: string | number | Date): string => time(new Date(iso));
export const formatDay = (iso: string | number | Date): string => day(new Date(iso));

export function formatAge(iso: string, now: number = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes < 1) return "agora";
  if (minutes < 60) return `há ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `há ${hours} h`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "há 1 dia" : `há ${whole.format(days)} dias`;
}

/** "1 item", "11 itens": the word follows the number. */
export const counted = (count: number, one: string, many: string): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;
