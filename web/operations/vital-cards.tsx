import type { Vitals } from "../../shared/operations/measure.ts";
import type { Operations } from "../../shared/operations/operations.ts";
import { formatQuantity } from "../platform/format.ts";
import { formatBytes, formatMs, formatPercent, formatRough } from "./formats.ts";
import { lastHour } from "./last-hour.ts";
import { Sparkline } from "./sparkline.tsx";
import { words } from "./words.ts";

interface Vital {
  key: keyof typeof words.cards;
  value: (operations: Operations) => string;
  note: (operations: Operations) => string;
  /** What the line of the last hour shows, and in which words. */
  line: (vitals: Vitals) => number | null;
  format: (value: number) => string;
  least: number;
}

const rate = (bytes: number) => words.aSecond(formatBytes(bytes));

const VITALS: readonly Vital[] = [
  {
    key: "cpu",
    value: ({ now, processors }) => formatPercent(now.cpu / processors),
    note: ({ processors }) => words.ofProcessors(processors),
    line: ({ cpu }) => cpu,
    format: (cpu) => formatPercent(cpu),
    least: 0.25,
  },
  {
    key: "memory",
    value: ({ now }) => formatBytes(now.memoryBytes),
    note: ({ memoryLimitBytes }) =>
      memoryLimitBytes ? words.memoryEach(formatBytes(memoryLimitBytes)) : words.memoryAll,
    line: ({ memoryBytes }) => memoryBytes,
    format: formatBytes,
    least: 1,
  },
  {
    key: "times",
    value: ({ now }) => formatMs(now.p50Ms),
    note: ({ now }) => words.quantiles(formatMs(now.p95Ms), formatMs(now.p99Ms)),
    line: ({ p95Ms }) => p95Ms,
    format: formatMs,
    least: 20,
  },
  {
    key: "requests",
    value: ({ now }) => formatRough(now.requestsPerSecond),
    note: () => words.perSecond,
    line: ({ requestsPerSecond }) => requestsPerSecond,
    format: (value) => words.aSecond(formatRough(value)),
    least: 2,
  },
  {
    key: "errors",
    value: ({ now }) => (now.errorsPerSecond > 0 ? words.aSecond(formatRough(now.errorsPerSecond)) : "0"),
    note: ({ now }) =>
      now.errorsPerSecond > 0
        ? words.errorsOf(formatPercent(now.errorsPerSecond / now.requestsPerSecond))
        : words.noErrors,
    line: ({ errorsPerSecond }) => errorsPerSecond,
    format: (value) => words.aSecond(formatRough(value)),
    least: 1,
  },
  {
    key: "network",
    value: ({ now }) => rate(now.bytesOutPerSecond),
    note: ({ now }) => words.networkIn(rate(now.bytesInPerSecond)),
    line: ({ bytesOutPerSecond }) => bytesOutPerSecond,
    format: rate,
    least: 10_000,
  },
  {
    key: "sockets",
    value: ({ now }) => formatQuantity(now.sockets),
    note: () => words.socketsNote,
    line: ({ sockets }) => sockets,
    format: formatQuantity,
    least: 4,
  },
  {
    key: "pool",
    value: ({ now }) => formatQuantity(now.poolTotal - now.poolIdle),
    note: ({ now }) => words.poolOf(now.poolTotal, now.poolWaiting),
    line: ({ poolTotal, poolIdle }) => poolTotal - poolIdle,
    format: formatQuantity,
    least: 4,
  },
  {
    key: "lag",
    value: ({ now }) => formatMs(now.lagMs),
    note: () => words.lagNote,
    line: ({ lagMs }) => lagMs,
    format: formatMs,
    least: 20,
  },
];

/** The present in figures, the last hour as a line below each. */
export function VitalCards({ operations }: { operations: Operations }) {
  return (
    <ul className="vitals" aria-label={words.now}>
      {VITALS.map(({ key, value, note, line, format, least }) => {
        const values = lastHour(operations, line);
        const known = values.filter((one) => one !== null);
        const label = words.lastHour(
          words.cards[key],
          format(Math.min(...known)),
          format(Math.max(...known)),
        );
        return (
          <li
            key={key}
            className="vital"
            data-bad={(key === "errors" && operations.now.errorsPerSecond > 0) || undefined}
          >
            <h2>{words.cards[key]}</h2>
            <strong>{value(operations)}</strong>
            <p>{note(operations)}</p>
            <Sparkline values={values} label={known.length > 0 ? label : words.cards[key]} least={least} />
          </li>
        );
      })}
    </ul>
  );
}
