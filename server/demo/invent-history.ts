import { shopDay } from "../../shared/insights/shop-day.ts";
import { chanceFrom, DEMO_TIME_ZONE, inventDays, type Team } from "./invent-orders.ts";
import type { Invented } from "./order-story.ts";

const DAYS = 60;
const PER_DAY = 22;
const FIRST_NUMBER = 38_000;

/** Sixty days of finished orders, up to this moment, so that figures and history look as they will in a shop that works. */
export function inventHistory(team: Team, ways: readonly { id: string; requiresBox: boolean }[]): Invented[] {
  const past = {
    lastDay: shopDay(Date.now(), DEMO_TIME_ZONE),
    days: DAYS,
    perDay: PER_DAY,
    firstNumber: FIRST_NUMBER,
  };
  const now = new Date().toISOString();
  // Where an order's last act would lie in the future, it is left out.
  return [...inventDays(team, ways, past, chanceFrom(42))].filter(({ log }) =>
    log.every(({ at }) => at < now),
  );
}
