import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metrics } from "../../platform/metrics.ts";
import type { ThisProcess } from "../../platform/this-process.ts";

const LAG_RESOLUTION_MS = 20;
/** The lag is that of a stretch of time this long: since the start it would say less and less. */
const LAG_WINDOW_MS = 10_000;

/** Processor, memory and lag of this process, under the names that dashboards for Node know. */
export function watchProcess(metrics: Metrics, me: ThisProcess): { close(): void } {
  metrics.gauge(
    "separacao_build_info",
    "What runs here: always 1.",
    ["commit", "service", "replica", "environment"],
    () => [[[me.commit ?? "", me.service ?? "", me.replica ?? "", me.environment ?? ""], 1]],
  );
  metrics.gauge(
    "process_start_time_seconds",
    "When it was started.",
    [],
    () => Date.parse(me.startedAt) / 1000,
  );
  metrics.gauge(
    "process_cpu_seconds_total",
    "Processor time, by user and system.",
    ["mode"],
    () => {
      const { user, system } = process.cpuUsage();
      return [
        [["user"], user / 1e6],
        [["system"], system / 1e6],
      ];
    },
    "counter",
  );
  metrics.gauge("process_resident_memory_bytes", "Memory as the system counts it.", [], () =>
    process.memoryUsage.rss(),
  );
  metrics.gauge(
    "separacao_memory_limit_bytes",
    "What the container may have; absent where nothing limits it.",
    [],
    () => {
      const limit = process.constrainedMemory();
      return limit > 0 && limit < Number.MAX_SAFE_INTEGER ? limit : undefined;
    },
  );
  metrics.gauge("nodejs_heap_size_bytes", "The heap, by total and used.", ["state"], () => {
    const { heapTotal, heapUsed, external } = process.memoryUsage();
    return [
      [["total"], heapTotal],
      [["used"], heapUsed],
      [["external"], external],
    ];
  });

  const delay = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  delay.enable();
  let since = performance.now();
  let lag: [string, number][] | undefined;
  const beyond = (ns: number) => Math.max(0, ns / 1e9 - LAG_RESOLUTION_MS / 1000);
  metrics.gauge(
    "nodejs_eventloop_lag_seconds",
    `How late the event loop was in the last ${LAG_WINDOW_MS / 1000} s.`,
    ["quantile"],
    () => {
      if (!lag || performance.now() - since >= LAG_WINDOW_MS) {
        lag = [
          ["0.5", beyond(delay.percentile(50))],
          ["0.99", beyond(delay.percentile(99))],
          ["1", beyond(delay.max)],
        ];
        delay.reset();
        since = performance.now();
      }
      return lag.map(([quantile, seconds]) => [[quantile], seconds] as const);
    },
  );
  return { close: () => delay.disable() };
}
