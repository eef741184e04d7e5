import { lazy, Suspense, useMemo } from "preact/compat";
import type { Card } from "../../../shared/orders/order.ts";
import { afterFirstScreen } from "../../platform/first-screen.ts";
import { formatQuantity } from "../../platform/format.ts";
import { useSession } from "../../platform/session.ts";
import { Select } from "../../ui/select.tsx";
import { type BoardFilter, GLANCES, type Glance } from "./board-filter.ts";
import { words } from "./words.ts";

const TodayChip = lazy(() => afterFirstScreen().then(() => import("../../insights/today-chip.tsx")));

interface Props {
  cards: readonly Card[];
  logistics: ReadonlyMap<string, string>;
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
}

const ORDER: readonly Glance[] = ["all", "missing", "arrived", "ready"];

/** Every number opens what it counts. */
export function BoardTotals({ cards, logistics, filter, onFilter }: Props) {
  const isAdmin = useSession()?.person.role === "admin";
  const openLines = cards.reduce((sum, card) => sum + card.lines - card.linesResolved, 0);
  const openUnits = cards.reduce((sum, card) => sum + card.units - card.unitsResolved, 0);
  const glances = ORDER.map((glance) => ({ glance, count: cards.filter(GLANCES[glance]).length }));
  const sellers = useMemo(() => byName(cards.map((card) => [card.seller.id, card.seller.name])), [cards]);
  const ways = useMemo(
    () => byName(cards.map((card) => [card.logistics, logistics.get(card.logistics) ?? card.logistics])),
    [cards, logistics],
  );
  return (
    <div className="board-totals">
      <div className="board-glances">
        {glances
          .filter(({ glance, count }) => count > 0 || glance === "all" || glance === filter.glance)
          .map(({ glance, count }) => (
            <button
              key={glance}
              type="button"
              aria-pressed={filter.glance === glance}
              onClick={() => onFilter({ ...filter, glance: filter.glance === glance ? "all" : glance })}
            >
              <strong>{formatQuantity(count)}</strong> {words.glances[glance](count)}
            </button>
          ))}
      </div>
      <span className="board-sums">
        {words.open(openLines, openUnits)}
        {isAdmin && (
          <Suspense fallback={null}>
            <TodayChip />
          </Suspense>
        )}
      </span>
      <div className="board-filters">
        <Select
          label={words.seller}
          all={words.allSellers}
          value={filter.seller}
          options={sellers}
          onChange={(seller) => onFilter({ ...filter, seller })}
        />
        <Select
          label={words.logistics}
          all={words.allLogistics}
          value={filter.logistics}
          options={ways}
          onChange={(way) => onFilter({ ...filter, logistics: way })}
        />
      </div>
    </div>
  );
}

function byName(pairs: [string, string][]): [string, string][] {
  return [...new Map(pairs)].sort(([, a], [, b]) => a.localeCompare(b, "pt-BR"));
}
