import { newId } from "../../../shared/new-id.ts";
import type { Queryable } from "../../platform/database.ts";

export interface BackupRun {
  startedAt: string;
  endedAt: string | null;
  askedBy: "schedule" | "person";
  /** `checked`: read through, but no scratch database could be made to restore it into. Null: it runs, or was cut off. */
  outcome: "verified" | "checked" | "failed" | null;
  name: string | null;
  place: string | null;
  bytes: number | null;
  rows: number | null;
  restoreMs: number | null;
  error: string | null;
}

export async function beginRun(database: Queryable, askedBy: BackupRun["askedBy"]): Promise<string> {
  const id = newId();
  await database.query("INSERT INTO backup_runs (id, asked_by) VALUES ($1, $2)", [id, askedBy]);
  await database.query("DELETE FROM backup_runs WHERE started_at < now() - interval '400 days'");
  return id;
}

export async function endRun(
  database: Queryable,
  id: string,
  end: Partial<Pick<BackupRun, "outcome" | "name" | "place" | "bytes" | "rows" | "restoreMs" | "error">>,
): Promise<void> {
  await database.query(
    `UPDATE backup_runs SET ended_at = now(), outcome = $2, name = $3, place = $4, bytes = $5, row_count = $6,
       restore_ms = $7, error = $8 WHERE id = $1`,
    [id, end.outcome, end.name, end.place, end.bytes, end.rows, end.restoreMs, end.error],
  );
}

export async function readRuns(database: Queryable, limit: number): Promise<BackupRun[]> {
  const { rows } = await database.query<RunRow>(
    `SELECT ${RUN_COLUMNS} FROM backup_runs ORDER BY started_at DESC LIMIT $1`,
    [limit],
  );
  return rows.map(runFromRow);
}

export interface NewestRuns {
  /** One is being taken. What began hours ago and never ended was cut off. */
  running: boolean;
  last: BackupRun | null;
  lastGood: BackupRun | null;
  lastProven: BackupRun | null;
}

export async function readNewestRuns(database: Queryable): Promise<NewestRuns> {
  const newest = (list: string, where: string) =>
    `(SELECT '${list}' AS list, ${RUN_COLUMNS} FROM backup_runs WHERE ${where} ORDER BY started_at DESC LIMIT 1)`;
  const { rows } = await database.query<RunRow & { list: string }>(
    [
      newest("last", "true"),
      newest("lastGood", "outcome IN ('verified', 'checked')"),
      newest("lastProven", "outcome = 'verified'"),
      newest("running", "ended_at IS NULL AND started_at > now() - interval '2 hours'"),
    ].join(" UNION ALL "),
  );
  const of = (list: string): BackupRun | null => {
    const row = rows.find((one) => one.list === list);
    return row ? runFromRow(row) : null;
  };
  return {
    running: of("running") !== null,
    last: of("last"),
    lastGood: of("lastGood"),
    lastProven: of("lastProven"),
  };
}

type RunRow = Omit<BackupRun, "startedAt" | "endedAt"> & { startedAt: Date; endedAt: Date | null };

const RUN_COLUMNS = `started_at AS "startedAt", ended_at AS "endedAt", asked_by AS "askedBy", outcome, name, place, bytes,
  row_count AS rows, restore_ms AS "restoreMs", error`;

function runFromRow({ startedAt, endedAt, ...row }: RunRow): BackupRun {
  return { ...row, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

const RETRY_AFTER_MS = 30 * 60_000;

/** Since `dueAt` nothing has succeeded, and the last try is not so fresh that the next would only fail the same way. */
export async function isBackupMissing(database: Queryable, dueAt: Date, now = new Date()): Promise<boolean> {
  const { rowCount } = await database.query(
    "SELECT 1 FROM backup_runs WHERE (started_at >= $1 AND outcome IN ('verified', 'checked')) OR started_at > $2 LIMIT 1",
    [dueAt, new Date(now.getTime() - RETRY_AFTER_MS)],
  );
  return !rowCount;
}
