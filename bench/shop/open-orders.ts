import { demoQuote } from "../../server/demo/demo-quotes.ts";
import { chanceFrom, type Team } from "../../server/demo/invent-orders.ts";
import { type Invented, openStory } from "../../server/demo/order-story.ts";

/** So many that no run empties a line. */
const UNITS = 1_000_000;
export const LINES = 20;
/** Of the lines, so many are begun: as on a day at noon. */
const BEGUN_SHARE = 0.3;

/** Ids that can be counted through, so that pgbench finds the same orders. The order itself is its line 0. */
export const idOf = (order: number, line = 0): string =>
  `019a0000-0000-7000-8000-${String(order * 100 + line).padStart(12, "0")}`;

/** Open orders of twenty lines each, numbered from 0, the oldest first. */
export function openOrders(
  count: number,
  { sellers, pickers }: Pick<Team, "sellers" | "pickers">,
  ways: readonly { id: string }[],
): Invented[] {
  const chance = chanceFrom(count);
  const opened = Date.now() - 5 * 60 * 60_000;
  return Array.from({ length: count }, (_, n) => {
    const seller = sellers[n % sellers.length]!;
    const quote = demoQuote(n, seller.name, LINES);
    quote.number = String(90_000_000 + n);
    for (const line of quote.lines)
      Object.assign(line, { quantity: UNITS, totalCents: UNITS * line.unitPriceCents });
    let made = 0;
    const how = { logistics: ways[n % ways.length]!.id, packaging: "box" } as const;
    const story = openStory(quote, seller, how, opened + n * 10, () => idOf(n, made++));
    for (const { id: lineId } of story.order.lines) {
      if (chance() > BEGUN_SHARE) continue;
      story.pass(1_000);
      const picker = pickers[Math.floor(chance() * pickers.length)]!;
      story.tell(picker, { type: "pick", lineId, quantity: UNITS / 10 });
    }
    return story.end();
  });
}
