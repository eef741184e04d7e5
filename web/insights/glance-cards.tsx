import { Minus, TrendingDown, TrendingUp } from "lucide-preact";
import { Link } from "wouter-preact";
import type { FigureSum, Figures } from "../../shared/insights/figures.ts";
import { ratio, trendOf } from "../../shared/insights/trend.ts";
import { formatQuantity } from "../platform/format.ts";
import { formatDuration, formatShare, formatTenths } from "./durations.ts";
import { historyLink } from "./history-link.ts";
import { words } from "./words.ts";

interface Measure {
  word: string;
  note: string;
  better: "more" | "less";
  /** A day's count grows with the day; it is held against what was done by this time of day. */
  counts: boolean;
  value: (sum: FigureSum) => number | null;
  format: (value: number | null) => string;
}

const count = (value: number | null) => (value === null ? "–" : formatQuantity(value));

const MEASURES: readonly Measure[] = [
  {
    word: words.finished,
    note: words.aDay,
    better: "more",
    counts: true,
    value: (sum) => sum.orders,
    format: count,
  },
  {
    word: words.columns.units,
    note: words.aDay,
    better: "more",
    counts: true,
    value: (sum) => sum.units,
    format: count,
  },
  {
    word: words.pickingPerOrder,
    note: words.onAverage,
    better: "less",
    counts: false,
    value: (sum) => (sum.handsOnMs > 0 ? ratio(sum.handsOnMs, sum.orders) : null),
    format: formatDuration,
  },
  {
    word: words.pickingPerItem,
    note: words.onAverage,
    better: "less",
    counts: false,
    value: (sum) => (sum.handsOnMs > 0 ? ratio(sum.handsOnMs, sum.lines) : null),
    format: formatDuration,
  },
];

/** Today at one glance, against the last 7 and 30 days. */
export function GlanceCards({ figures }: { figures: Figures }) {
  const { glance, today } = figures;
  return (
    <ul className="glance-cards" aria-label={words.Today}>
      {MEASURES.map((measure) => {
        const now = measure.value(glance.today);
        return (
          <li key={measure.word}>
            <Link className="glance-card" href={historyLink({ from: today, to: today })}>
              <span className="glance-word">{measure.word}</span>
              <strong>{measure.format(now)}</strong>
              <small>{words.today}</small>
              {(["week", "month"] as const).map((window) => {
                const mean = measure.counts
                  ? ratio(measure.value(glance[window]) ?? 0, glance[window].days)
                  : measure.value(glance[window]);
                const due = measure.counts && mean !== null ? mean * glance.worked : mean;
                return (
                  <Against
                    key={window}
                    days={words.days(window === "week" ? 7 : 30)}
                    mean={measure.counts ? formatTenths(mean) : measure.format(mean)}
                    note={measure.note}
                    {...trendOf(now, due, measure.better)}
                  />
                );
              })}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function Against({
  days,
  mean,
  note,
  trend,
  change,
}: { days: string; mean: string; note: string } & ReturnType<typeof trendOf>) {
  const Icon = trend === "better" ? TrendingUp : trend === "worse" ? TrendingDown : Minus;
  return (
    <span className="glance-against">
      <span>
        {days}: {mean} <span className="ui-hidden">{note}</span>
      </span>
      {trend !== "unknown" && (
        <span className="glance-trend" data-trend={trend}>
          <Icon aria-hidden="true" size={16} />
          {words.trend[trend]}
          {trend !== "same" && ` ${formatShare(change)}`}
        </span>
      )}
    </span>
  );
}
