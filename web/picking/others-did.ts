import type { Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { eventWords } from "./event-words.ts";
import { words } from "./words.ts";

type Log = readonly OrderEvent[];
const MOST_SENTENCES = 2;

/** What others did to this order between two states of its log; who hears the screen knows what they did themselves. */
export function othersDid(
  order: Order,
  before: Log,
  now: Log,
  me: string,
  logistics: ReadonlyMap<string, string>,
): string {
  // The log that comes with the order is its past, and no news.
  if (before.length === 0) return "";
  // By person too: a touch of one's own that waits may have had the same number for a moment.
  const known = new Set(before.map(({ version, by }) => `${version} ${by.id}`));
  const news = now.filter(({ version, by }) => by.id !== me && !known.has(`${version} ${by.id}`));
  if (news.length > MOST_SENTENCES) return words.manyChanges(news.length);
  return news
    .map((event) => {
      const { did, what } = eventWords(event, order, logistics);
      return `${event.by.name} ${did} ${what ?? ""}`.trim();
    })
    .join(". ");
}
