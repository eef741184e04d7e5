import type { Card } from "../../../shared/orders/order.ts";

const HOUR_MS = 3_600_000;

/** 0 … 3: how warm the card's border is, by what is left until the cut-off, or by age where there is none. */
export function urgencyOf(card: Card, due: number | null, now: number): number {
  if (card.state === "ready" || card.paused) return 0;
  if (due !== null) {
    const left = due - now;
    return left < HOUR_MS ? 3 : left < 2 * HOUR_MS ? 2 : left < 4 * HOUR_MS ? 1 : 0;
  }
  const age = now - Date.parse(card.createdAt);
  return age > 8 * HOUR_MS ? 3 : age > 4 * HOUR_MS ? 2 : age > 2 * HOUR_MS ? 1 : 0;
}
