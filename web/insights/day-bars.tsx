import { useEffect, useRef, useState } from "preact/compat";
import { useLocation } from "wouter-preact";
import { formatQuantity } from "../platform/format.ts";
import type { BarPeriod } from "./bar-periods.ts";
import { words } from "./words.ts";

interface Props {
  bars: readonly BarPeriod[];
  measure: "orders" | "units" | "lines";
  label: string;
  hrefOf: (bar: BarPeriod) => string;
}

const HEIGHT = 220;
const FOOT = 28;
const HEAD = 20;
/** Room for the scale's figures. */
const SIDE = 36;

/** Bars over time. A touch on one opens its orders; who uses keys or hears the screen has the table's links. */
export function DayBars({ bars, measure, label, hrefOf }: Props) {
  const [, go] = useLocation();
  const { box, width } = useWidth();
  const most = Math.max(1, ...bars.map((bar) => bar[measure]));
  const top = niceTop(most);
  const step = (width - SIDE) / Math.max(1, bars.length);
  const x = (index: number) => SIDE + index * step;
  const y = (value: number) => HEAD + (HEIGHT - HEAD - FOOT) * (1 - value / top);
  const everyNth = Math.max(1, Math.ceil(((bars[0]?.word.length ?? 8) * 7.5) / step));
  return (
    <div ref={box} className="day-bars">
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {[top / 2, top].map((value) => (
          <g key={value}>
            <line className="day-bars-line" x1={SIDE} x2={width} y1={y(value)} y2={y(value)} />
            <text className="day-bars-word" x={SIDE - 8} y={y(value) + 4} textAnchor="end">
              {formatQuantity(value)}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table beside has the links
          <g key={bar.from} className="day-bar" onClick={() => bar.orders > 0 && go(hrefOf(bar))}>
            <title>{words.bar(bar.word, formatQuantity(bar.orders), formatQuantity(bar.units))}</title>
            <rect className="day-bar-reach" x={x(index)} y={0} width={step} height={HEIGHT} />
            <rect
              className="day-bar-fill"
              x={x(index) + Math.min(6, step * 0.14)}
              width={Math.max(1, step - 2 * Math.min(6, step * 0.14))}
              y={y(bar[measure])}
              height={Math.max(0, HEIGHT - FOOT - y(bar[measure]))}
              rx={Math.min(5, step / 5)}
            />
            {(bars.length - 1 - index) % everyNth === 0 && (
              <text
                className="day-bars-word"
                x={Math.min(x(index) + step / 2, width - 28)}
                y={HEIGHT - 8}
                textAnchor="middle"
              >
                {bar.word}
              </text>
            )}
          </g>
        ))}
        <line className="day-bars-line" x1={SIDE} x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      </svg>
    </div>
  );
}

/** A round number not below the highest bar. */
function niceTop(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 5, 6, 8, 10].find((times) => times * unit >= most) ?? 10) * unit;
}

function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    if (!box.current) return;
    const watcher = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(200, entry.contentRect.width)),
    );
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  return { box, width };
}
