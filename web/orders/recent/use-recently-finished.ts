import { useEffect, useState } from "react";
import type { Card } from "../../../shared/orders/order.ts";
import { recentlyFinished } from "../../../shared/orders/recently-finished.ts";
import { hearLive } from "../../live/connection.ts";
import { api } from "../../platform/api.ts";

/** What was finished lately: read once and with every new line, and kept by the board's own news in between. */
export function useRecentlyFinished(now: number): readonly Card[] {
  const [cards, setCards] = useState<readonly Card[]>([]);
  useEffect(() => {
    let gone = false;
    const take = (news: readonly Card[]) => {
      if (!gone)
        setCards((before) => [...before.filter(({ id }) => news.every((card) => card.id !== id)), ...news]);
    };
    // Without network the list is what was heard; the next line asks again.
    const read = () =>
      api<{ orders: Card[] }>("GET", "/api/orders/recently-finished").then(
        ({ orders }) => take(orders),
        () => {},
      );
    void read();
    const stop = hearLive((message) => {
      if (message.type === "hello") void read();
      else if (message.type === "card") take([message.order]);
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return recentlyFinished(cards, now);
}
