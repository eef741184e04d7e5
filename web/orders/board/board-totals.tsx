import type { Card } from "../../../shared/orders/order.ts";
import { counted, formatQuantity } from "../../platform/format.ts";
import { type BoardFilter, GLANCES, type Glance } from "./board-filter.ts";

interface Props {
  cards: readonly Card[];
  filter: BoardFilter;
  onGlance: (glance: Glance) => void;
}

const WORDS: Record<Glance, [one: string, many: string]> = {
  all: ["aberto", "abertos"],
  missing: ["aguarda compra", "aguardam compra"],
  arrived: ["com chegada", "com chegadas"],
  ready: ["pronto", "prontos"],
};
const ORDER: readonly Glance[] = ["all", "missing", "arrived", "ready"];

/** Every number opens what it counts. */
export function BoardTotals({ cards, filter, onGlance }: Props) {
  const openLines = cards.reduce((sum, card) => sum + card.lines - card.linesResolved, 0);
  const openUnits = cards.reduce((sum, card) => sum + card.units - card.unitsResolved, 0);
  const glances = ORDER.map((glance) => ({ glance, count: cards.filter(GLANCES[glance]).length }));
  return (
    <div className="board-totals">
      {glances
        .filter(({ glance, count }) => count > 0 || glance === "all" || glance === filter.glance)
        .map(({ glance, count }) => (
          <button
            key={glance}
            type="button"
            aria-pressed={filter.glance === glance}
            onClick={() => onGlance(filter.glance === glance ? "all" : glance)}
          >
            <strong>{formatQuantity(count)}</strong> {WORDS[glance][count === 1 ? 0 : 1]}
          </button>
        ))}
      <span>
        {counted(openLines, "item", "itens")} · {formatQuantity(openUnits)} un. em aberto
      </span>
    </div>
  );
}
