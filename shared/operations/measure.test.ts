import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LATENCY_BOUNDS_MS, type Measure, quantile, vitalsOf } from "./measure.ts";

const none = [...LATENCY_BOUNDS_MS, 0].map(() => 0);
const counted = (ms: readonly number[]): number[] => {
  const buckets = [...none];
  for (const one of ms) {
    const bucket = LATENCY_BOUNDS_MS.findIndex((bound) => one <= bound);
    buckets[bucket < 0 ? LATENCY_BOUNDS_MS.length : bucket]! += 1;
  }
  return buckets;
};
const measure = (part: Partial<Measure>): Measure => ({
  seconds: 10,
  cpuSeconds: 0,
  memoryBytes: 0,
  bytesIn: 0,
  bytesOut: 0,
  requests: 0,
  errors: 0,
  latency: none,
  lagMs: 0,
  sockets: 0,
  poolTotal: 0,
  poolIdle: 0,
  poolWaiting: 0,
  waiting: 0,
  ...part,
});

test("a quantile lies in the bucket of the answer that it names, and grows with its share", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 9_000, noNaN: true }), { minLength: 1 }), (times) => {
      const sorted = times.toSorted((a, b) => a - b);
      const buckets = counted(times);
      let before = 0;
      for (const share of [0.5, 0.95, 0.99]) {
        const found = quantile(buckets, share);
        assert.ok(found !== null && found >= before);
        const exact = sorted[Math.ceil(share * sorted.length) - 1]!;
        const upper = LATENCY_BOUNDS_MS.find((bound) => exact <= bound)!;
        const lower = LATENCY_BOUNDS_MS[LATENCY_BOUNDS_MS.indexOf(upper) - 1] ?? 0;
        assert.ok(lower <= found && found <= upper, `${exact} was said to be ${found}`);
        before = found;
      }
    }),
  );
  assert.equal(quantile(none, 0.5), null);
  assert.equal(quantile(counted([60_000]), 0.5), 10_000, "beyond the last bound nothing finer is known");
});

test("what processes did at the same time adds up, and the worst lag counts", () => {
  const vitals = vitalsOf([
    measure({ seconds: 10, cpuSeconds: 5, requests: 100, memoryBytes: 5, lagMs: 2, sockets: 3 }),
    measure({ seconds: 5, cpuSeconds: 1, requests: 10, memoryBytes: 7, lagMs: 9, sockets: 1 }),
  ]);
  assert.deepEqual(
    [vitals.cpu, vitals.requestsPerSecond, vitals.memoryBytes, vitals.lagMs, vitals.sockets],
    [0.7, 12, 12, 9, 4],
  );
  assert.equal(vitalsOf([]).p99Ms, null);
  assert.equal(vitalsOf([measure({ seconds: 0, requests: 3 })]).requestsPerSecond, 0);
});
