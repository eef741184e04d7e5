import assert from "node:assert/strict";
import { test } from "node:test";
import { concernsOf } from "./concerns.ts";
import { vitalsOf } from "./measure.ts";
import type { Operations, OperationsBackup, OperationsProcess } from "./operations.ts";

const AT = "2026-11-25T12:00:00.000Z";
const QUIET = vitalsOf([]);
const BACKUP: OperationsBackup = {
  startedAt: "2026-11-25T06:00:00.000Z",
  endedAt: "2026-11-25T06:01:00.000Z",
  askedBy: "schedule",
  outcome: "verified",
  name: "x",
  bytes: 1,
  rows: 1,
  restoreMs: 1,
  error: null,
};
const PROCESS: OperationsProcess = {
  id: "a",
  self: true,
  alive: true,
  host: "h",
  pid: 1,
  service: null,
  replica: null,
  commit: "c1",
  startedAt: AT,
  seenAt: AT,
  vitals: QUIET,
};
const WELL: Operations = {
  at: AT,
  version: { commit: "c1", builtAt: null, deployedAt: AT, environment: null, node: "24" },
  now: QUIET,
  memoryLimitBytes: 100,
  processors: 2,
  processes: [PROCESS],
  minutes: [],
  database: { version: "18", sizeBytes: 1, startedAt: AT, connections: 5, maxConnections: 100 },
  redis: null,
  backups: {
    dailyAt: "03:00",
    place: "p",
    encrypted: true,
    running: false,
    lastGood: BACKUP,
    last: BACKUP,
    lastProven: BACKUP,
  },
};
const codes = (part: Partial<Operations>) => concernsOf({ ...WELL, ...part }).map(({ code }) => code);

test("a shop that runs well gives no cause for concern, with or without a Redis, with backups on or off", () => {
  assert.deepEqual(codes({}), []);
  const redis = { up: true, leftAlone: false, version: "7", usedBytes: 1, startedAt: AT };
  assert.deepEqual(codes({ redis }), []);
  const off = { ...WELL.backups, dailyAt: null, lastGood: null, last: null, lastProven: null };
  assert.deepEqual(codes({ backups: off }), []);
  assert.deepEqual(codes({ memoryLimitBytes: null }), []);
});

test("what somebody should look at is named", () => {
  const now = (part: Partial<Operations["now"]>) => codes({ now: { ...QUIET, ...part } });
  assert.deepEqual(now({ requestsPerSecond: 10, errorsPerSecond: 1 }), ["errors"]);
  assert.deepEqual(now({ requestsPerSecond: 1000, errorsPerSecond: 1 }), []);
  assert.deepEqual(now({ p99Ms: 1_500, lagMs: 300, poolWaiting: 2 }), ["slow", "lag", "pool"]);
  const silent = { ...PROCESS, id: "b", alive: false, commit: "c0" };
  assert.deepEqual(codes({ processes: [PROCESS, silent] }), ["silent"], "whoever is gone has no version");
  assert.deepEqual(codes({ processes: [PROCESS, { ...PROCESS, id: "b", commit: "c2" }] }), ["twoVersions"]);
  const full = { ...PROCESS, vitals: { ...QUIET, memoryBytes: 95 } };
  assert.deepEqual(codes({ processes: [full] }), ["memory"]);
  assert.deepEqual(codes({ database: { ...WELL.database, connections: 90 } }), ["connections"]);
  const redis = { up: false, leftAlone: true, version: null, usedBytes: null, startedAt: null };
  assert.deepEqual(codes({ redis }), ["redisAway"]);
  assert.deepEqual(codes({ redis: { ...redis, up: true } }), ["redisSlow"]);
});

test("a backup that is missing, old or failed is named, the newest word first", () => {
  const backups = (part: Partial<Operations["backups"]>) => codes({ backups: { ...WELL.backups, ...part } });
  assert.deepEqual(backups({ lastGood: null, last: null }), ["noBackup"]);
  const old = { ...BACKUP, startedAt: "2026-11-24T06:00:00.000Z" };
  assert.deepEqual(backups({ lastGood: old, last: old }), ["oldBackup"]);
  const failed: OperationsBackup = { ...BACKUP, outcome: "failed", error: "cheio" };
  assert.deepEqual(backups({ last: failed }), ["failedBackup"]);
  assert.deepEqual(backups({ lastGood: old, last: failed }), ["failedBackup", "oldBackup"]);
});
