import type { FigureSum } from "../../shared/insights/figures.ts";
import { ratio } from "../../shared/insights/trend.ts";
import { formatDuration } from "./durations.ts";
import { words } from "./words.ts";

export const CLOCKS = [
  { key: "queueMs", clock: "queue" },
  { key: "handsOnMs", clock: "handsOn" },
  { key: "purchaseMs", clock: "purchase" },
  { key: "readyMs", clock: "ready" },
] as const;

/** The mean order's time, piece by piece. `whole` is what a full width stands for. */
export function ClockBar({ sum, whole, name }: { sum: FigureSum; whole: number; name: string }) {
  const pieces = CLOCKS.map(({ key, clock }) => ({
    clock,
    word: words.clock[clock],
    time: ratio(sum[key], sum.orders) ?? 0,
  }));
  const label = pieces.map(({ word, time }) => `${word} ${formatDuration(time)}`).join(", ");
  return (
    <span className="clock-bar" role="img" aria-label={`${name}: ${label}`}>
      {pieces.map(({ clock, word, time }) => (
        <span
          key={clock}
          className="clock-piece"
          data-clock={clock}
          title={`${word}: ${formatDuration(time)}`}
          style={{ width: `${(100 * time) / (whole || 1)}%` }}
        />
      ))}
    </span>
  );
}

export const clockTotal = (sum: FigureSum): number =>
  ratio(sum.queueMs + sum.handsOnMs + sum.purchaseMs + sum.readyMs, sum.orders) ?? 0;

export function ClockLegend({ sum }: { sum: FigureSum }) {
  return (
    <dl className="clock-legend">
      {CLOCKS.map(({ key, clock }) => (
        <div key={clock}>
          <dt>
            <span className="clock-dot" data-clock={clock} aria-hidden="true" />
            {words.clock[clock]}
          </dt>
          <dd>
            {formatDuration(ratio(sum[key], sum.orders))}
            <small>{words.clockNote[clock]}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
