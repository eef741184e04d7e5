import type { NamedFigures } from "../../shared/insights/figures.ts";
import { ratio } from "../../shared/insights/trend.ts";
import { counted, formatQuantity } from "../platform/format.ts";
import { formatDuration } from "./durations.ts";
import { FigureCard } from "./figure-card.tsx";
import { FigureTable } from "./figure-table.tsx";
import { RankBars } from "./rank-bars.tsx";

interface Props {
  title: string;
  rows: readonly NamedFigures[];
  hrefOf: (id: string) => string;
}

/** How the period's orders spread over sellers, or over ways out. */
export function ShareCard({ title, rows, hrefOf }: Props) {
  const most = Math.max(1, ...rows.map((row) => row.orders));
  return (
    <FigureCard
      title={title}
      chart={
        <RankBars
          label={title}
          rows={rows.map((row) => ({
            key: row.id,
            name: row.name,
            value: counted(row.orders, "pedido", "pedidos"),
            detail: `${formatQuantity(row.units)} un.`,
            share: row.orders / most,
            href: hrefOf(row.id),
          }))}
        />
      }
      table={
        <FigureTable
          caption={title}
          head={["Nome", "Pedidos", "Itens", "Unidades", "Fila", "Separação", "Compra", "Pronto"]}
          rows={rows.map((row) => ({
            key: row.id,
            href: hrefOf(row.id),
            cells: [
              row.name,
              formatQuantity(row.orders),
              formatQuantity(row.lines),
              formatQuantity(row.units),
              ...[row.queueMs, row.handsOnMs, row.purchaseMs, row.readyMs].map((time) =>
                formatDuration(ratio(time, row.orders)),
              ),
            ],
          }))}
        />
      }
    />
  );
}
