import type { Card } from "../../../shared/orders/order.ts";
import { dueAt } from "./due-at.ts";

export interface DueCard {
  card: Card;
  due: number | null;
}

/** What has to leave first stands first; without a cut-off, and among equals, the older one. */
export function sortCards(cards: readonly Card[], cutOffs: ReadonlyMap<string, string | null>): DueCard[] {
  return cards
    .map((card) => ({ card, due: dueAt(card.createdAt, cutOffs.get(card.logistics)) }))
    .sort(
      (a, b) =>
        (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY) ||
        a.card.createdAt.localeCompare(b.card.createdAt),
    );
}
