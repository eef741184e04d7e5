import { RecentFacts } from "./recent-orders.tsx";
import { useRecentlyFinished } from "./use-recently-finished.ts";
import { words } from "./words.ts";

/** One line below the wall's cards; what does not fit is not missed. */
export function RecentOnWall({ now }: { now: number }) {
  const cards = useRecentlyFinished(now);
  if (cards.length === 0) return null;
  return (
    <section className="recent-on-wall" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <RecentFacts card={card} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}
