import { shopDay } from "../../shared/insights/shop-day.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { type Database, transaction } from "../platform/database.ts";
import { chanceFrom, DEMO_TIME_ZONE, inventDays } from "./invent-orders.ts";
import { writeInvented } from "./write-invented.ts";

/** Nobody is signed in yet who could miss it. */
const LONGEST_MS = 120_000;
const DAYS = 60;
const PER_DAY = 22;
const FIRST_NUMBER = 38_000;

/** Sixty days of finished orders, up to this moment, so that figures and history look as they will in a shop that works. */
export async function fillHistory(
  database: Database,
  shopId: string,
  team: readonly Actor[],
  ways: readonly { id: string; requiresBox: boolean }[],
): Promise<void> {
  const is = (role: Actor["role"]) => team.filter((person) => person.role === role);
  const people = { sellers: is("seller"), pickers: is("picker"), buyer: is("buyer")[0]! };
  const past = {
    lastDay: shopDay(Date.now(), DEMO_TIME_ZONE),
    days: DAYS,
    perDay: PER_DAY,
    firstNumber: FIRST_NUMBER,
  };
  const now = new Date().toISOString();
  // Where an order's last act would lie in the future, it is left out.
  const invented = [...inventDays(people, ways, past, chanceFrom(42))].filter(({ log }) =>
    log.every(({ at }) => at < now),
  );
  await transaction(database, (tx) => writeInvented(tx, shopId, invented), LONGEST_MS);
}
