import { CircleCheckBig, RotateCcw, Truck } from "lucide-preact";
import { lazy, Suspense, useState } from "preact/compat";
import { Link } from "wouter-preact";
import type { Card } from "../../../shared/orders/order.ts";
import { mayReopen } from "../../../shared/picking/who-may.ts";
import { useOnline } from "../../live/store.ts";
import { formatAge } from "../../platform/format.ts";
import { useSession } from "../../platform/session.ts";
import "./recent.css";
import { useRecentlyFinished } from "./use-recently-finished.ts";
import { words } from "./words.ts";

const RecallDialog = lazy(() => import("./recall-dialog.tsx"));

/** Below the board: a box that was closed too early is opened again from here, before it leaves. */
export function RecentOrders({ now }: { now: number }) {
  const cards = useRecentlyFinished(now);
  const role = useSession()?.person.role;
  const online = useOnline();
  const [recalled, setRecalled] = useState<Card | null>(null);
  if (cards.length === 0) return null;
  return (
    <section className="recent" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <Link href={`/pedidos/${card.id}`} className="recent-order">
              <RecentFacts card={card} now={now} />
            </Link>
            {role && mayReopen(role, card.state) && (
              <button
                type="button"
                className="recent-recall"
                aria-label={words.recallOf(card.number ?? card.client.name)}
                disabled={!online}
                onClick={() => setRecalled(card)}
              >
                <RotateCcw aria-hidden="true" size={18} />
                {words.recall}
              </button>
            )}
          </li>
        ))}
      </ul>
      {recalled && (
        <Suspense fallback={null}>
          <RecallDialog card={recalled} onClose={() => setRecalled(null)} />
        </Suspense>
      )}
    </section>
  );
}

export function RecentFacts({ card, now }: { card: Card; now: number }) {
  const Icon = card.state === "dispatched" ? Truck : CircleCheckBig;
  return (
    <>
      <Icon aria-hidden="true" size={20} className="recent-icon" />
      <strong>{card.number ?? words.noNumber}</strong>
      <span className="recent-client">{card.client.name}</span>
      <span className="recent-age">{formatAge(card.finishedAt ?? card.createdAt, now)}</span>
    </>
  );
}
