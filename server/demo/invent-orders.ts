import { addDays, startOfDay, weekdayOf } from "../../shared/insights/shop-day.ts";
import { newId } from "../../shared/new-id.ts";
import type { Order } from "../../shared/orders/order.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { demoQuote } from "./demo-quotes.ts";
import { type Invented, openStory } from "./order-story.ts";

export interface Team {
  sellers: readonly Actor[];
  pickers: readonly Actor[];
  buyer: Actor;
}

export interface Past {
  /** YYYY-MM-DD */
  lastDay: string;
  days: number;
  perDay: number;
  firstNumber: number;
  /** Of each order; left out: 3 to 13. */
  lines?: number;
}

const MINUTE_MS = 60_000;
export const DEMO_TIME_ZONE = "America/Sao_Paulo";

/** Numbers from 0 to 1 that look like chance and are the same for the same seed. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ids as the program makes them, but the same for the same seed. */
export function idsFrom(chance: () => number): (nowMs: number) => string {
  const bytes = new Uint8Array(16);
  return (nowMs) => {
    for (let i = 6; i < 16; i++) bytes[i] = chance() * 256;
    return newId(nowMs, bytes);
  };
}

/** A shop's past: so many days up to `lastDay`, orders on each working day, each with a log as the rules wrote it. */
export function* inventDays(
  team: Team,
  ways: readonly { id: string; requiresBox: boolean }[],
  { lastDay, days, perDay, firstNumber, lines }: Past,
  chance: () => number,
): Generator<Invented> {
  let number = firstNumber;
  for (let day = addDays(lastDay, 1 - days); day <= lastDay; day = addDays(day, 1)) {
    if (weekdayOf(day) > 5) continue;
    const busy = weekdayOf(day) === 1 ? 1.3 : 1;
    const count = Math.round(perDay * busy * (0.75 + chance() / 2));
    const opens = startOfDay(day, DEMO_TIME_ZONE) + 7.6 * 60 * MINUTE_MS;
    for (let n = 0; n < count; n++) {
      const createdAt = opens + ((n + chance()) / count) * 7.2 * 60 * MINUTE_MS;
      yield inventOrder(team, ways, number++, createdAt, chance, lines);
    }
  }
}

/** One order from its making to its end, at the pace of people. */
export function inventOrder(
  team: Team,
  ways: readonly { id: string; requiresBox: boolean }[],
  number: number,
  createdAt: number,
  chance: () => number,
  lines?: number,
): Invented {
  const one = <T>(list: readonly T[]): T => list[Math.floor(chance() ** 1.4 * list.length)]!;
  const minutes = (from: number, to: number) => (from + chance() ** 2 * (to - from)) * MINUTE_MS;
  const seller = one(team.sellers);
  const way = one(ways);
  const quote = demoQuote(Math.floor(chance() * 5000), seller.name, lines);
  quote.number = String(number);
  quote.date = quote.validUntil = new Date(createdAt).toISOString().slice(0, 10);
  const packaging = way.requiresBox ? "box" : "bag";
  const story = openStory(
    quote,
    seller,
    { logistics: way.id, packaging },
    createdAt,
    idsFrom(chanceFrom(number)),
  );
  const { order } = story;
  const picker = one(team.pickers);
  const helper = one(team.pickers);
  const hand = () => (chance() < 0.85 ? picker : helper);

  story.pass(minutes(2, 70));
  const waiting: Order["lines"] = [];
  for (const line of order.lines) {
    story.pass(minutes(0.3, 4));
    if (chance() < 0.07) {
      story.tell(hand(), {
        type: "reportMissing",
        lineId: line.id,
        quantity: line.requested,
        reason: "out_of_stock",
      });
      waiting.push(line);
    } else if (chance() < 0.1 && line.requested > 1) {
      story.tell(hand(), { type: "pick", lineId: line.id, quantity: Math.ceil(line.requested / 2) });
      story.pass(minutes(0.3, 3));
      story.tell(hand(), { type: "pick", lineId: line.id, quantity: Math.floor(line.requested / 2) });
    } else story.tell(hand(), { type: "pick", lineId: line.id, quantity: line.requested });
    if (chance() < 0.02) story.takeBack(picker);
  }
  if (chance() < 0.02) {
    story.pass(minutes(5, 60));
    story.tell(seller, { type: "cancel", reason: "customer_request" });
    return story.end();
  }
  for (const { id: lineId, requested: quantity } of waiting) {
    story.pass(minutes(10, 200));
    const turn = chance();
    if (turn < 0.15) {
      const substitute = { code: "00741", description: "CABO TIPO C 1M REFORÇADO", unitPriceCents: 450 };
      story.tell(picker, { type: "substitute", lineId, quantity, reason: "out_of_stock", substitute });
    } else if (turn < 0.25) {
      story.tell(seller, { type: "notSend", lineId, quantity, reason: "no_supplier" });
    } else {
      story.tell(team.buyer, { type: "markBought", lineId, supplier: "IMPORTADORA BOREAL", priceCents: 400 });
      story.pass(minutes(30, 300));
      story.tell(team.buyer, { type: "markArrived", lineId });
      story.pass(minutes(2, 30));
      story.tell(hand(), { type: "pick", lineId });
    }
  }
  for (const line of story.order.lines)
    if (line.pending > 0) story.tell(picker, { type: "pick", lineId: line.id, quantity: line.pending });
  story.pass(minutes(1, 25));
  if (chance() < 0.03) story.tell(seller, { type: "finishShort", reason: "customer_request" });
  story.tell(picker, { type: "finish" });
  if (chance() < 0.02) {
    story.pass(minutes(5, 90));
    story.tell(seller, { type: "reopen", reason: "customer_request" });
    story.pass(minutes(5, 30));
    story.tell(picker, { type: "finish" });
  }
  if (chance() < 0.985) {
    story.pass(minutes(10, 120));
    story.tell(picker, { type: "dispatch" });
  }
  return story.end();
}
