import { useEffect, useState } from "preact/compat";
import type { Card } from "../../../shared/orders/order.ts";
import { recentlyFinished } from "../../../shared/orders/recently-finished.ts";
import { hearLive, isLive } from "../../live/connection.ts";
import { api } from "../../platform/api.ts";

/** So long a line may take that has not come yet; some proxies let none through. */
const LINE_WITHIN_MS = 2_000;

/** What was finished lately: read with every new line, and kept by the board's own news in between. */
export function useRecentlyFinished(now: number): readonly Card[] {
  const [cards, setCards] = useState<readonly Card[]>([]);
  useEffect(() => {
    let gone = false;
    const heard = new Map<string, Card>();
    const take = (news: readonly Card[]) => {
      if (gone) return;
      for (const card of news)
        if (card.version > (heard.get(card.id)?.version ?? -1)) heard.set(card.id, card);
      const next = recentlyFinished([...heard.values()], Date.now());
      // Open orders stay, so that an older word about them is known to be old; what ended long ago does not.
      for (const card of heard.values())
        if (card.finishedAt !== null && !next.includes(card)) heard.delete(card.id);
      setCards((before) => (isSame(before, next) ? before : next));
    };
    // Without network the list is what was heard; the next line asks again.
    const read = () =>
      api<{ orders: Card[] }>("GET", "/api/orders/recently-finished").then(
        ({ orders }) => take(orders),
        () => {},
      );
    const first = setTimeout(read, isLive() ? 0 : LINE_WITHIN_MS);
    const stop = hearLive((message) => {
      if (message.type === "hello") {
        clearTimeout(first);
        void read();
      } else if (message.type === "card") take([message.order]);
    });
    return () => {
      gone = true;
      clearTimeout(first);
      stop();
    };
  }, []);
  return recentlyFinished(cards, now);
}

/** Most news are about other orders, and change nothing here. */
const isSame = (before: readonly Card[], next: readonly Card[]): boolean =>
  before.length === next.length && before.every((card, index) => card === next[index]);
