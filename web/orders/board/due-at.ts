import { byShopClock } from "../../platform/shop-zone.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const clock = byShopClock("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/**
 * When an order has to be ready: at the first cut-off of its logistics after it was made, so an order from 17:00 with a
 * cut-off at 16:00 is due tomorrow and not already late. Null where the logistics has no cut-off.
 */
export function dueAt(createdAt: string, cutOff: string | null | undefined): number | null {
  if (!cutOff) return null;
  const made = Math.floor(Date.parse(createdAt) / MINUTE_MS);
  const wait = (minutesOf(cutOff) - minutesOf(clock(made * MINUTE_MS)) + DAY_MINUTES) % DAY_MINUTES;
  return (made + wait) * MINUTE_MS;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
