import { availableParallelism } from "node:os";
import { type Measure, vitalsOf } from "../../shared/operations/measure.ts";
import type { Operations, OperationsProcess } from "../../shared/operations/operations.ts";
import type { Database } from "../platform/database.ts";
import type { RedisState } from "../platform/redis-state.ts";
import type { ThisProcess } from "../platform/this-process.ts";
import { type BackupRun, readNewestRuns } from "./backup/backup-runs.ts";
import type { BackupOffice } from "./backup-office.ts";
import { type ProcessRow, readMinutes, readProcesses } from "./processes/process-rows.ts";
import { ALIVE_WITHIN_MS, type SignsOfLife } from "./processes/signs-of-life.ts";

export interface OperationsSources {
  database: Database;
  redis: RedisState | undefined;
  backups: BackupOffice | undefined;
  me: ThisProcess;
  signs: Pick<SignsOfLife, "current">;
}

export async function readOperations(sources: OperationsSources): Promise<Operations> {
  const { database, redis, backups, me, signs } = sources;
  const [measure, rows, minutes, facts, runs, redisFacts] = await Promise.all([
    signs.current(),
    readProcesses(database),
    readMinutes(database),
    readDatabaseFacts(database),
    readNewestRuns(database),
    redis?.ask(),
  ]);
  const processes = withMyself(rows, me, measure);
  const living = processes.filter(({ alive }) => alive);
  const limit = process.constrainedMemory();
  return {
    at: new Date().toISOString(),
    version: {
      commit: me.commit,
      builtAt: me.builtAt,
      deployedAt: firstStart(living, me),
      environment: me.environment,
      node: process.versions.node,
    },
    now: vitalsOf(living.map((one) => one.measure)),
    memoryLimitBytes: limit > 0 && limit < Number.MAX_SAFE_INTEGER ? limit : null,
    processors: availableParallelism(),
    processes: processes.map(({ shown }) => shown),
    minutes: [...minutes].map(([at, measures]) => ({ at, vitals: vitalsOf(measures) })),
    database: facts,
    redis: redis ? redisAnswer(redis, redisFacts ?? null) : null,
    backups: {
      dailyAt: backups ? clockOf(backups.minuteOfDay) : null,
      place: backups?.place ?? null,
      encrypted: backups?.encrypted ?? false,
      running: runs.running,
      lastGood: backupAnswer(runs.lastGood),
      last: backupAnswer(runs.last),
      lastProven: backupAnswer(runs.lastProven),
    },
  };
}

interface Listed {
  shown: OperationsProcess;
  measure: Measure;
  alive: boolean;
}

/** Whoever answers lives, also before its first sign was written. */
function withMyself(rows: readonly ProcessRow[], me: ThisProcess, measure: Measure): Listed[] {
  const list = (about: ThisProcess, vitals: Measure, seenAt: string, alive: boolean): Listed => {
    const { id, host, pid, service, replica, commit, startedAt } = about;
    const self = id === me.id;
    const shown = { id, self, alive, host, pid, service, replica, commit, startedAt, seenAt };
    return { shown: { ...shown, vitals: vitalsOf([vitals]) }, measure: vitals, alive };
  };
  const others = rows.filter(({ about }) => about.id !== me.id);
  return [
    list(me, measure, new Date().toISOString(), true),
    ...others.map(({ about, vitals, seenAt, silentMs }) =>
      list(about, vitals, seenAt.toISOString(), silentMs < ALIVE_WITHIN_MS),
    ),
  ];
}

function firstStart(living: readonly Listed[], { commit, startedAt }: ThisProcess): string {
  const starts = living.filter(({ shown }) => shown.commit === commit).map(({ shown }) => shown.startedAt);
  return [startedAt, ...starts].sort()[0] ?? startedAt;
}

async function readDatabaseFacts(database: Database): Promise<Operations["database"]> {
  const { rows } = await database.query<{
    version: string;
    size: number;
    started: Date;
    connections: number;
    most: number;
  }>(
    `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size,
       pg_postmaster_start_time() AS started, current_setting('max_connections')::int AS most,
       (SELECT sum(numbackends) FROM pg_stat_database)::int AS connections`,
  );
  const row = rows[0]!;
  return {
    version: row.version.split(" ", 1)[0] ?? row.version,
    sizeBytes: row.size,
    startedAt: row.started.toISOString(),
    connections: row.connections,
    maxConnections: row.most,
  };
}

function redisAnswer(
  redis: RedisState,
  facts: Awaited<ReturnType<RedisState["ask"]>>,
): NonNullable<Operations["redis"]> {
  return {
    up: redis.isUp(),
    leftAlone: redis.isLeftAlone(),
    version: facts?.version ?? null,
    usedBytes: facts?.usedBytes ?? null,
    startedAt: facts && new Date(Date.now() - facts.upSeconds * 1000).toISOString(),
  };
}

/** Without where it lies: an object of the answer's own shape. */
function backupAnswer(run: BackupRun | null): Operations["backups"]["last"] {
  if (!run) return null;
  const { startedAt, endedAt, askedBy, outcome, name, bytes, rows, restoreMs, error } = run;
  return { startedAt, endedAt, askedBy, outcome, name, bytes, rows, restoreMs, error };
}

const clockOf = (minuteOfDay: number): string =>
  `${String(Math.floor(minuteOfDay / 60)).padStart(2, "0")}:${String(minuteOfDay % 60).padStart(2, "0")}`;
