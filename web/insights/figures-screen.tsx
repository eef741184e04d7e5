import { ChartNoAxesColumn, Hourglass } from "lucide-preact";
import { useState } from "preact/compat";
import { Link } from "wouter-preact";
import type { Figures } from "../../shared/insights/figures.ts";
import { ratio } from "../../shared/insights/trend.ts";
import { formatQuantity } from "../platform/format.ts";
import { useSession } from "../platform/session.ts";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { RoomBar } from "../ui/room-bar.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type BarPeriod, barPeriods } from "./bar-periods.ts";
import { CLOCKS, ClockBar, ClockLegend, clockTotal } from "./clock-bars.tsx";
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
import { words } from "./words.ts";

export default function FiguresScreen() {
  const mayRead = useSession()?.person.role === "admin";
  return (
    <>
      <RoomBar title={words.title} />
      <main className="figures">
        {mayRead ? (
          <Room />
        ) : (
          <EmptyState icon={ChartNoAxesColumn} title={words.adminsOnly} text={words.askAdmin} />
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
          {words.stillCounting}
        </p>
      )}
      <GlanceCards figures={figures} />
      <PeriodBar figures={figures} narrowing={narrowing} />
      {figures.total.orders === 0 ? (
        <EmptyState icon={ChartNoAxesColumn} title={words.nothingFinished} text={words.otherPeriod} />
      ) : (
        <Pictures figures={figures} narrowed={narrowed} />
      )}
    </>
  );
}

function Pictures({ figures, narrowed }: { figures: Figures; narrowed: Narrowed }) {
  const { total, logistics, sellers } = figures;
  const clocks = [{ id: "", name: words.everything, ...total }, ...logistics];
  const longest = Math.max(...clocks.map(clockTotal));
  return (
    <>
      <p className="figures-total">
        <Link href={historyLink(narrowed)}>
          <strong>{formatQuantity(total.orders)}</strong> {words.finishedOrders(total.orders)}
        </Link>
        {` · ${words.items(total.lines)} · ${words.units(total.units)} · ${words.perItem(formatDuration(ratio(total.handsOnMs, total.lines)))}`}
      </p>
      <div className="figures-grid">
        <DaysCard figures={figures} narrowed={narrowed} />
        <FigureCard
          wide
          title={words.clocks}
          note={words.clocksNote}
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
              caption={words.meanTime}
              head={[
                words.columns.logistics,
                ...CLOCKS.map(({ clock }) => words.clock[clock]),
                words.columns.total,
              ]}
              rows={clocks.map(({ id, name, ...sum }) => ({
                key: id,
                href: historyLink({ ...narrowed, ...(id && { logistics: id }) }),
                cells: [
                  name,
                  ...CLOCKS.map(({ key }) => formatDuration(ratio(sum[key], sum.orders))),
                  formatDuration(clockTotal(sum)),
                ],
              }))}
            />
          }
        />
        <PeopleCard figures={figures} narrowed={narrowed} />
        <ProductCards figures={figures} narrowed={narrowed} />
        <ShareCard
          title={words.bySeller}
          rows={sellers}
          hrefOf={(seller) => historyLink({ ...narrowed, seller })}
        />
        <ShareCard
          title={words.byLogistics}
          rows={logistics}
          hrefOf={(way) => historyLink({ ...narrowed, logistics: way })}
        />
      </div>
    </>
  );
}

const MEASURES = ["orders", "units", "lines"] as const;

function DaysCard({ figures, narrowed }: { figures: Figures; narrowed: Narrowed }) {
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>("orders");
  const [last = figures.to] = [figures.to, figures.today].sort();
  const bars = barPeriods(figures.days, figures.from, last);
  const hrefOf = (bar: BarPeriod) => historyLink({ ...narrowed, from: bar.from, to: bar.to });
  return (
    <FigureCard
      wide
      title={words.perDay(words.columns[measure])}
      chart={
        <DayBars
          bars={bars}
          measure={measure}
          hrefOf={hrefOf}
          label={words.overTime(words.columns[measure], bars[0]?.word ?? "", bars.at(-1)?.word ?? "")}
        />
      }
      table={
        <FigureTable
          caption={words.finishedByPeriod}
          head={[words.columns.period, words.columns.orders, words.columns.lines, words.columns.units]}
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
      <fieldset className="period-presets" aria-label={words.whatToCount}>
        {MEASURES.map((key) => (
          <button key={key} type="button" aria-pressed={measure === key} onClick={() => setMeasure(key)}>
            {words.columns[key]}
          </button>
        ))}
      </fieldset>
    </FigureCard>
  );
}

function Waiting() {
  return (
    <div className="figures-waiting" role="status" aria-label={words.loading}>
      {[1, 2, 3, 4].map((n) => (
        <Skeleton key={n} height={168} />
      ))}
      <Skeleton height={320} />
    </div>
  );
}
