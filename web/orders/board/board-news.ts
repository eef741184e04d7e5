import type { Card } from "../../../shared/orders/order.ts";
import { words } from "./words.ts";

type Cards = readonly Card[] | null;

/** What somebody who looks at the board would notice: new orders, goods that came, orders that are ready. */
export function boardNews(before: Cards, now: Cards): string {
  if (!before || !now || before.length === 0) return "";
  const old = new Map(before.map((card) => [card.id, card]));
  return now
    .flatMap((card) => {
      const was = old.get(card.id);
      const name = `${card.number ?? ""} ${card.client.name}`.trim();
      if (!was) return words.news.came(name);
      if (card.unitsArrived > was.unitsArrived) return words.news.arrived(name);
      if (card.state === "ready" && was.state !== "ready") return words.news.ready(name);
      return [];
    })
    .join(". ");
}
