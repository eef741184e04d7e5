import { LATENCY_BOUNDS_MS, type Measure } from "../../../shared/operations/measure.ts";
import type { Family, Sample } from "../../platform/metrics.ts";

/** What the metrics say at one moment, ready to be held against a later one. */
export interface Reading {
  at: number;
  of(name: string, labels?: Readonly<Record<string, string>>): number;
  latency: number[];
  requests: number;
  errors: number;
}

export function readFamilies(families: readonly Family[], at: number = performance.now()): Reading {
  const byName = new Map(families.map((family) => [family.name, family.samples]));
  const answers = (byName.get("separacao_http_request_duration_seconds") ?? []).filter(
    ({ labels }) => !labels.route?.startsWith("/health") && labels.route !== "/metrics",
  );
  const count = (samples: readonly Sample[]) =>
    samples.reduce((sum, { buckets }) => sum + (buckets ?? []).reduce((all, one) => all + one, 0), 0);
  const ofApi = answers.filter(({ labels }) => labels.route?.startsWith("/api/"));
  return {
    at,
    of(name, labels = {}) {
      const fits = (sample: Sample) =>
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value);
      return (byName.get(name) ?? []).filter(fits).reduce((sum, { value }) => sum + value, 0);
    },
    latency: [...LATENCY_BOUNDS_MS, 0].map((_, bucket) =>
      ofApi.reduce((sum, { buckets }) => sum + (buckets?.[bucket] ?? 0), 0),
    ),
    requests: count(answers),
    errors: count(answers.filter(({ labels }) => labels.status === "5xx")),
  };
}

/** From one reading to the next. `before` null: since the process began. */
export function measureBetween(before: Reading | null, now: Reading, beganAt: number): Measure {
  const since = (name: string, labels?: Record<string, string>) =>
    now.of(name, labels) - (before?.of(name, labels) ?? 0);
  return {
    seconds: (now.at - (before?.at ?? beganAt)) / 1000,
    cpuSeconds: since("process_cpu_seconds_total"),
    memoryBytes: now.of("process_resident_memory_bytes"),
    bytesIn: since("separacao_network_bytes_total", { direction: "in" }),
    bytesOut: since("separacao_network_bytes_total", { direction: "out" }),
    requests: now.requests - (before?.requests ?? 0),
    errors: now.errors - (before?.errors ?? 0),
    latency: now.latency.map((count, bucket) => count - (before?.latency[bucket] ?? 0)),
    lagMs: now.of("nodejs_eventloop_lag_seconds", { quantile: "0.99" }) * 1000,
    sockets: now.of("separacao_live_sockets"),
    poolTotal: now.of("separacao_pool_connections", { state: "total" }),
    poolIdle: now.of("separacao_pool_connections", { state: "idle" }),
    poolWaiting: now.of("separacao_pool_waiting"),
    waiting: now.of("separacao_live_waiting") + now.of("separacao_quotes_waiting"),
  };
}
