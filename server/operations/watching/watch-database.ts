import type { Database } from "../../platform/database.ts";
import type { Metrics } from "../../platform/metrics.ts";

/** One question for all readings of a minute: being watched often must not become work. */
const ASKED_EVERY_MS = 30_000;

interface BackupTimes {
  success: Date | null;
  proven: Date | null;
  failed: Date | null;
}

export function watchDatabase(metrics: Metrics, database: Database): void {
  metrics.gauge("separacao_pool_connections", "Connections to PostgreSQL, by state.", ["state"], () => [
    [["total"], database.totalCount],
    [["idle"], database.idleCount],
  ]);
  metrics.gauge(
    "separacao_pool_waiting",
    "Statements that wait for a connection.",
    [],
    () => database.waitingCount,
  );

  let asked: { at: number; answer: Promise<BackupTimes> } | undefined;
  const backups = () => {
    if (!asked || performance.now() - asked.at > ASKED_EVERY_MS)
      asked = { at: performance.now(), answer: readBackupTimes(database) };
    return asked.answer;
  };
  const seconds = (moment: Date | null) => (moment ? moment.getTime() / 1000 : undefined);
  metrics.gauge("separacao_database_up", "1 while PostgreSQL answers.", [], () =>
    database.query("SELECT 1").then(
      () => 1,
      () => 0,
    ),
  );
  metrics.gauge(
    "separacao_backup_last_success_timestamp_seconds",
    "When the newest good backup was begun; absent while there is none.",
    [],
    async () => seconds((await backups()).success),
  );
  metrics.gauge(
    "separacao_backup_last_restore_timestamp_seconds",
    "When a backup was last proven by restoring it.",
    [],
    async () => seconds((await backups()).proven),
  );
  metrics.gauge(
    "separacao_backup_last_failure_timestamp_seconds",
    "When a backup last failed; absent while none did.",
    [],
    async () => seconds((await backups()).failed),
  );
}

async function readBackupTimes(database: Database): Promise<BackupTimes> {
  const { rows } = await database.query<BackupTimes>(
    `SELECT max(started_at) FILTER (WHERE outcome IN ('verified', 'checked')) AS success,
       max(ended_at) FILTER (WHERE outcome = 'verified') AS proven,
       max(ended_at) FILTER (WHERE outcome = 'failed') AS failed FROM backup_runs`,
  );
  return rows[0] ?? { success: null, proven: null, failed: null };
}
