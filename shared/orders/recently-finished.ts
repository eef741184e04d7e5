import type { Card } from "./order.ts";

/** Long enough to notice that something was forgotten in the box, short enough that all of them are still in mind. */
export const RECENT_FOR_MS = 3 * 3_600_000;
export const MOST_RECENT = 12;

const isRecent = (card: Card, now: number): boolean =>
  (card.state === "finished" || card.state === "dispatched") &&
  card.finishedAt !== null &&
  Date.parse(card.finishedAt) > now - RECENT_FOR_MS;

/** What was finished lately, newest first; one card's news moves it in, up or out. */
export function recentlyFinished(cards: readonly Card[], now: number): Card[] {
  const newest = new Map<string, Card>();
  for (const card of cards)
    if (card.version > (newest.get(card.id)?.version ?? -1)) newest.set(card.id, card);
  return [...newest.values()]
    .filter((card) => isRecent(card, now))
    .sort((a, b) => (b.finishedAt ?? "").localeCompare(a.finishedAt ?? "") || (a.id < b.id ? 1 : -1))
    .slice(0, MOST_RECENT);
}
