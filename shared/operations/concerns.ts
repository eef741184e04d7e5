import type { Operations } from "./operations.ts";

/** What somebody should look at, worst first. */
export type Concern =
  | { code: "silent"; processes: number }
  | { code: "errors"; share: number }
  | { code: "slow"; p99Ms: number }
  | { code: "lag"; lagMs: number }
  | { code: "pool"; waiting: number }
  | { code: "memory"; share: number }
  | { code: "connections"; share: number }
  | { code: "redisAway" }
  | { code: "redisSlow" }
  | { code: "noBackup" }
  | { code: "oldBackup"; ageMs: number }
  | { code: "failedBackup" }
  | { code: "twoVersions" };

/** The same limits as in ops/prometheus/alerts.yml: page and alarm must not disagree. */
export const LIMITS = {
  errorShare: 0.01,
  p99Ms: 1_000,
  lagMs: 200,
  memoryShare: 0.9,
  connectionShare: 0.85,
  /** A day, and two hours for a backup that took its time. */
  backupAgeMs: 26 * 60 * 60 * 1000,
};

export function concernsOf(operations: Operations): Concern[] {
  const { now, processes, memoryLimitBytes, database, redis, backups } = operations;
  const living = processes.filter(({ alive }) => alive);
  const silent = processes.length - living.length;
  const errorShare = now.requestsPerSecond > 0 ? now.errorsPerSecond / now.requestsPerSecond : 0;
  const fullest = Math.max(0, ...living.map(({ vitals }) => vitals.memoryBytes));
  const memoryShare = memoryLimitBytes ? fullest / memoryLimitBytes : 0;
  const connectionShare = database.connections / database.maxConnections;
  const found: (Concern | false)[] = [
    silent > 0 && { code: "silent", processes: silent },
    errorShare > LIMITS.errorShare && { code: "errors", share: errorShare },
    (now.p99Ms ?? 0) > LIMITS.p99Ms && { code: "slow", p99Ms: now.p99Ms ?? 0 },
    now.lagMs > LIMITS.lagMs && { code: "lag", lagMs: now.lagMs },
    now.poolWaiting > 0 && { code: "pool", waiting: now.poolWaiting },
    memoryShare > LIMITS.memoryShare && { code: "memory", share: memoryShare },
    connectionShare > LIMITS.connectionShare && { code: "connections", share: connectionShare },
    redis?.up === false && { code: "redisAway" },
    redis?.up === true && redis.leftAlone && { code: "redisSlow" },
    ...aboutBackups(backups, Date.parse(operations.at)),
    new Set(living.map(({ commit }) => commit)).size > 1 && { code: "twoVersions" },
  ];
  return found.filter((concern) => concern !== false);
}

function aboutBackups({ dailyAt, lastGood, last }: Operations["backups"], now: number): (Concern | false)[] {
  if (!dailyAt) return [];
  const ageMs = lastGood ? now - Date.parse(lastGood.startedAt) : Number.POSITIVE_INFINITY;
  return [
    last?.outcome === "failed" && { code: "failedBackup" },
    !lastGood && last?.outcome !== "failed" && { code: "noBackup" },
    lastGood !== null && ageMs > LIMITS.backupAgeMs && { code: "oldBackup", ageMs },
  ];
}
