import { ChartNoAxesColumn, Table2 } from "lucide-preact";
import { type ReactNode, useState } from "preact/compat";
import { IconButton } from "../ui/button.tsx";
import { words } from "./words.ts";

interface Props {
  title: string;
  /** What exactly is counted. */
  note?: string;
  chart: ReactNode;
  table: ReactNode;
  children?: ReactNode;
  wide?: boolean;
}

/** A picture, and behind it the table it was drawn from. */
export function FigureCard({ title, note, chart, table, children, wide = false }: Props) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="figure-card" data-wide={wide || undefined} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {children}
        <IconButton
          label={asTable ? words.showChart(title) : words.showTable(title)}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? (
            <ChartNoAxesColumn aria-hidden="true" size={20} />
          ) : (
            <Table2 aria-hidden="true" size={20} />
          )}
        </IconButton>
      </header>
      {note && <p className="figure-note">{note}</p>}
      {asTable ? table : chart}
    </section>
  );
}
