import type { Card } from "../../../shared/orders/order.ts";

export type Glance = "all" | "missing" | "arrived" | "ready";

export interface BoardFilter {
  text: string;
  seller: string;
  logistics: string;
  glance: Glance;
}

export const NO_FILTER: BoardFilter = { text: "", seller: "", logistics: "", glance: "all" };

/** What each number above the board counts, so that a touch on it shows exactly those. */
export const GLANCES: Record<Glance, (card: Card) => boolean> = {
  all: () => true,
  missing: (card) => card.unitsMissing > 0,
  arrived: (card) => card.unitsArrived > 0,
  ready: (card) => card.state === "ready",
};

export function matches(card: Card, filter: BoardFilter): boolean {
  const text = plain(filter.text);
  return (
    (!filter.seller || card.seller.id === filter.seller) &&
    (!filter.logistics || card.logistics === filter.logistics) &&
    GLANCES[filter.glance](card) &&
    (!text || plain(`${card.number ?? ""} ${card.client.name} ${card.seller.name}`).includes(text))
  );
}

/** Accents and capitals do not matter to somebody who is in a hurry. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
