import { ChartNoAxesColumn, Hourglass } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import type { Figures } from "../../shared/insights/figures.ts";
import { ratio } from "../../shared/insights/trend.ts";
import { counted, formatQuantity } from "../platform/format.ts";
import { useSession } from "../platform/session.ts";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { type BarPeriod, barPeriods } from "./bar-periods.ts";
import { CLOCK_WORDS, ClockBar, ClockLegend, clockTotal } from "./clock-bars.tsx";
import { DayBars } from "./day-bars.tsx";
import { formatDuration } from "./durations.ts";
import { FigureCard } from "./figure-card.tsx";
import { FigureTable } from "./figure-table.tsx";
import "./figures.css";
import { GlanceCards } from "./glance-cards.tsx";
import { historyLink } from "./history-link.ts";
import { PeopleCard } from "./people-card.tsx";
import { PeriodBar } from "./period-bar.tsx";
import { ProductCards } from "./product-cards.tsx";
import { ShareCard } from "./share-card.tsx";
import { useFigures } from "./use-figures.ts";
import { type Narrowed, useNarrowing } from "./use-narrowing.ts";

export default function FiguresScreen() {
  const mayRead = useSession()?.person.role === "admin";
  return (
    <>
      <TopBar title="Números" back="/" />
      <main className="figures">
        {mayRead ? (
          <Room />
        ) : (
          <EmptyState
            icon={ChartNoAxesColumn}
            title="Só para administradores"
            text="Peça a quem administra o sistema."
          />
        )}
      </main>
    </>
  );
}

function Room() {
  const narrowing = useNarrowing();
  const { figures, problem, again } = useFigures(narrowing.query);
  if (!figures) return problem ? <ErrorState text={problem} onRetry={again} /> : <Waiting />;
  const narrowed: Narrowed = {
    from: figures.from,
    to: figures.to,
    ...(narrowing.get("seller") && { seller: narrowing.get("seller") }),
    ...(narrowing.get("logistics") && { logistics: narrowing.get("logistics") }),
  };
  return (
    <>
      {problem && (
        <p className="figures-notice" role="alert">
          {problem}
        </p>
      )}
      {figures.behind && (
        <p className="figures-notice" role="status">
          <Hourglass aria-hidden="true" size={18} />
          Ainda contando pedidos antigos. Os números crescem sozinhos até o fim.
        </p>
      )}
      <GlanceCards figures={figures} />
      <PeriodBar figures={figures} narrowing={narrowing} />
      {figures.total.orders === 0 ? (
        <EmptyState
          icon={ChartNoAxesColumn}
          title="Nada finalizado neste período"
          text="Escolha outro período ou tire um filtro. Cada pedido finalizado aparece aqui na hora."
        />
      ) : (
        <Pictures figures={figures} narrowed={narrowed} />
      )}
    </>
  );
}

function Pictures({ figures, narrowed }: { figures: Figures; narrowed: Narrowed }) {
  const { total, logistics, sellers } = figures;
  const clocks = [{ id: "", name: "Todos", ...total }, ...logistics];
  const longest = Math.max(...clocks.map(clockTotal));
  return (
    <>
      <p className="figures-total">
        <Link href={historyLink(narrowed)}>
          <strong>{formatQuantity(total.orders)}</strong>{" "}
          {total.orders === 1 ? "pedido finalizado" : "pedidos finalizados"}
        </Link>
        {` · ${counted(total.lines, "item", "itens")} · ${formatQuantity(total.units)} un. · ${formatDuration(ratio(total.handsOnMs, total.lines))} por item`}
      </p>
      <div className="figures-grid">
        <DaysCard figures={figures} narrowed={narrowed} />
        <FigureCard
          wide
          title="Os quatro relógios"
          note="Tempo médio de um pedido, só em horário de trabalho. Um relógio nunca corre junto com outro."
          chart={
            <>
              <ClockLegend sum={total} />
              <ul className="clock-bars">
                {clocks.map(({ id, name, ...sum }) => (
                  <li key={id}>
                    <span>{name}</span>
                    <ClockBar name={name} sum={sum} whole={longest} />
                    <strong>{formatDuration(clockTotal(sum))}</strong>
                  </li>
                ))}
              </ul>
            </>
          }
          table={
            <FigureTable
              caption="Tempo médio por pedido"
              head={["Logística", ...CLOCK_WORDS.map(({ word }) => word), "Total"]}
              rows={clocks.map(({ id, name, ...sum }) => ({
                key: id,
                href: historyLink({ ...narrowed, ...(id && { logistics: id }) }),
                cells: [
                  name,
                  ...CLOCK_WORDS.map(({ key }) => formatDuration(ratio(sum[key], sum.orders))),
                  formatDuration(clockTotal(sum)),
                ],
              }))}
            />
          }
        />
        <PeopleCard figures={figures} narrowed={narrowed} />
        <ProductCards figures={figures} narrowed={narrowed} />
        <ShareCard
          title="Por vendedor"
          rows={sellers}
          hrefOf={(seller) => historyLink({ ...narrowed, seller })}
        />
        <ShareCard
          title="Por logística"
          rows={logistics}
          hrefOf={(way) => historyLink({ ...narrowed, logistics: way })}
        />
      </div>
    </>
  );
}

const MEASURES = { orders: "Pedidos", units: "Unidades", lines: "Itens" } as const;

function DaysCard({ figures, narrowed }: { figures: Figures; narrowed: Narrowed }) {
  const [measure, setMeasure] = useState<keyof typeof MEASURES>("orders");
  const [last = figures.to] = [figures.to, figures.today].sort();
  const bars = barPeriods(figures.days, figures.from, last);
  const hrefOf = (bar: BarPeriod) => historyLink({ ...narrowed, from: bar.from, to: bar.to });
  return (
    <FigureCard
      wide
      title={`${MEASURES[measure]} por dia`}
      chart={
        <DayBars
          bars={bars}
          measure={measure}
          hrefOf={hrefOf}
          label={`${MEASURES[measure]} de ${bars[0]?.word} a ${bars.at(-1)?.word}`}
        />
      }
      table={
        <FigureTable
          caption="Finalizados por período"
          head={["Período", "Pedidos", "Itens", "Unidades"]}
          rows={bars.toReversed().map((bar) => ({
            key: bar.from,
            ...(bar.orders > 0 && { href: hrefOf(bar) }),
            cells: [
              bar.word,
              formatQuantity(bar.orders),
              formatQuantity(bar.lines),
              formatQuantity(bar.units),
            ],
          }))}
        />
      }
    >
      <fieldset className="period-presets" aria-label="O que contar">
        {(["orders", "units", "lines"] as const).map((key) => (
          <button key={key} type="button" aria-pressed={measure === key} onClick={() => setMeasure(key)}>
            {MEASURES[key]}
          </button>
        ))}
      </fieldset>
    </FigureCard>
  );
}

function Waiting() {
  return (
    <div className="figures-waiting" role="status" aria-label="Carregando os números">
      {[1, 2, 3, 4].map((n) => (
        <Skeleton key={n} height={168} />
      ))}
      <Skeleton height={320} />
    </div>
  );
}
