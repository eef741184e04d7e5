import type { NamedFigures } from "../../shared/insights/figures.ts";
import { ratio } from "../../shared/insights/trend.ts";
import { formatQuantity } from "../platform/format.ts";
import { CLOCKS } from "./clock-bars.tsx";
import { formatDuration } from "./durations.ts";
import { FigureCard } from "./figure-card.tsx";
import { FigureTable } from "./figure-table.tsx";
import { RankBars } from "./rank-bars.tsx";
import { words } from "./words.ts";

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
            value: words.orders(row.orders),
            detail: words.units(row.units),
            share: row.orders / most,
            href: hrefOf(row.id),
          }))}
        />
      }
      table={
        <FigureTable
          caption={title}
          head={[
            words.columns.name,
            words.columns.orders,
            words.columns.lines,
            words.columns.units,
            ...CLOCKS.map(({ clock }) => words.clock[clock]),
          ]}
          rows={rows.map((row) => ({
            key: row.id,
            href: hrefOf(row.id),
            cells: [
              row.name,
              formatQuantity(row.orders),
              formatQuantity(row.lines),
              formatQuantity(row.units),
              ...CLOCKS.map(({ key }) => formatDuration(ratio(row[key], row.orders))),
            ],
          }))}
        />
      }
    />
  );
}
