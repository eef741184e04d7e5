import type { FigureSum } from "../../shared/insights/figures.ts";
import { ratio } from "../../shared/insights/trend.ts";
import { formatDuration } from "./durations.ts";

export const CLOCK_WORDS = [
  { key: "queueMs", clock: "queue", word: "Fila", note: "criado até o primeiro toque" },
  { key: "handsOnMs", clock: "handsOn", word: "Separação", note: "alguém trabalhando" },
  { key: "purchaseMs", clock: "purchase", word: "Compra", note: "esperando chegar" },
  { key: "readyMs", clock: "ready", word: "Pronto", note: "até finalizar" },
] as const;

/** The mean order's time, piece by piece. `whole` is what a full width stands for. */
export function ClockBar({ sum, whole, name }: { sum: FigureSum; whole: number; name: string }) {
  const pieces = CLOCK_WORDS.map(({ key, clock, word }) => ({
    clock,
    word,
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
      {CLOCK_WORDS.map(({ key, clock, word, note }) => (
        <div key={clock}>
          <dt>
            <span className="clock-dot" data-clock={clock} aria-hidden="true" />
            {word}
          </dt>
          <dd>
            {formatDuration(ratio(sum[key], sum.orders))}
            <small>{note}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
