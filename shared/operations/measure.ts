/** Milliseconds; what lies beyond the last counts there, too. The bounds that the answers of a process are counted in. */
export const LATENCY_BOUNDS_MS: readonly number[] = [
  1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000,
];

/** What one process did in a stretch of time, so that those of several can be added up. */
export interface Measure {
  seconds: number;
  cpuSeconds: number;
  memoryBytes: number;
  bytesIn: number;
  bytesOut: number;
  requests: number;
  /** Answers that said that something is wrong on our side. */
  errors: number;
  /** Answers of the API, by how long they took. */
  latency: number[];
  lagMs: number;
  sockets: number;
  poolTotal: number;
  poolIdle: number;
  poolWaiting: number;
  /** Live messages and quote files that wait. */
  waiting: number;
}

/** The same for people: rates by second and the times that half, 95 and 99 of 100 answers stayed below. */
export interface Vitals {
  /** Processors in use: 1 is one of them, all the time. */
  cpu: number;
  memoryBytes: number;
  bytesInPerSecond: number;
  bytesOutPerSecond: number;
  requestsPerSecond: number;
  errorsPerSecond: number;
  p50Ms: number | null;
  p95Ms: number | null;
  p99Ms: number | null;
  lagMs: number;
  sockets: number;
  poolTotal: number;
  poolIdle: number;
  poolWaiting: number;
  waiting: number;
}

/** Of processes that ran at the same time. The lag is that of the worst: a person is served by one of them. */
export function vitalsOf(measures: readonly Measure[]): Vitals {
  const sum = (pick: (measure: Measure) => number) =>
    measures.reduce((total, measure) => total + pick(measure), 0);
  const rate = (pick: (measure: Measure) => number) =>
    sum((measure) => (measure.seconds > 0 ? pick(measure) / measure.seconds : 0));
  const latency = [...LATENCY_BOUNDS_MS, Number.POSITIVE_INFINITY].map((_, bucket) =>
    sum((measure) => measure.latency[bucket] ?? 0),
  );
  return {
    cpu: rate(({ cpuSeconds }) => cpuSeconds),
    memoryBytes: sum(({ memoryBytes }) => memoryBytes),
    bytesInPerSecond: rate(({ bytesIn }) => bytesIn),
    bytesOutPerSecond: rate(({ bytesOut }) => bytesOut),
    requestsPerSecond: rate(({ requests }) => requests),
    errorsPerSecond: rate(({ errors }) => errors),
    p50Ms: quantile(latency, 0.5),
    p95Ms: quantile(latency, 0.95),
    p99Ms: quantile(latency, 0.99),
    lagMs: Math.max(0, ...measures.map(({ lagMs }) => lagMs)),
    sockets: sum(({ sockets }) => sockets),
    poolTotal: sum(({ poolTotal }) => poolTotal),
    poolIdle: sum(({ poolIdle }) => poolIdle),
    poolWaiting: sum(({ poolWaiting }) => poolWaiting),
    waiting: sum(({ waiting }) => waiting),
  };
}

/** Between the bounds of its bucket by where in it the wanted answer falls; null where there was none. */
export function quantile(buckets: readonly number[], share: number): number | null {
  const count = buckets.reduce((total, one) => total + one, 0);
  if (count === 0) return null;
  const wanted = share * count;
  let below = 0;
  for (const [index, inside] of buckets.entries()) {
    if (below + inside >= wanted && inside > 0) {
      const from = LATENCY_BOUNDS_MS[index - 1] ?? 0;
      const to = LATENCY_BOUNDS_MS[index] ?? from;
      return from + ((wanted - below) / inside) * (to - from);
    }
    below += inside;
  }
  return LATENCY_BOUNDS_MS.at(-1) ?? null;
}
