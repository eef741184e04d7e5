import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { openOwnConnection } from "../../platform/own-connection.ts";
import { backupName } from "./backup-name.ts";
import type { BackupPlace } from "./backup-place.ts";
import { type BackupRun, beginRun, endRun } from "./backup-runs.ts";
import { exportContent } from "./export-content.ts";
import { forgetOldBackups } from "./forget-old-backups.ts";
import { proveBackup } from "./prove-backup.ts";
import { writeBackupFile } from "./write-backup-file.ts";

export interface TakeBackup {
  url: string;
  place: BackupPlace;
  key?: string | undefined;
  keepDays: number;
  askedBy: BackupRun["askedBy"];
  /** The installation's own secret, if it made one: taken along only where it is encrypted. */
  ownSecret?: string | undefined;
  /** Asked once nobody else can be taking one. */
  stillWanted?: (client: Client) => Promise<boolean>;
}

export interface TakenBackup {
  name: string;
  bytes: number;
  rows: number;
  takeMs: number;
  restoreMs: number | undefined;
  forgotten: string[];
  /** Why old ones could not be removed: keys that may only add, for instance. The backup itself is as good as ever. */
  notForgotten?: string;
}

const ADVISORY_LOCK = 7_310_569;

/** One at a time in the whole installation. Resolves to undefined when another is at it, or has just been. */
export async function takeBackup(options: TakeBackup): Promise<TakenBackup | undefined> {
  const client = await openOwnConnection(options.url);
  try {
    const lock = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [
      ADVISORY_LOCK,
    ]);
    if (!lock.rows[0]?.got || (options.stillWanted && !(await options.stillWanted(client)))) return undefined;
    const run = await beginRun(client, options.askedBy);
    const scratch = await mkdtemp(join(tmpdir(), "separacao-backup-"));
    try {
      const taken = await takeAndProve(options, scratch);
      const { name, bytes, rows, restoreMs } = taken;
      const outcome = restoreMs === undefined ? "checked" : "verified";
      await endRun(client, run, { outcome, name, place: options.place.description, bytes, rows, restoreMs });
      return { ...taken, ...(await forget(options)) };
    } catch (error) {
      await endRun(client, run, { outcome: "failed", error: String(error).slice(0, 500) }).catch(() => {});
      throw error;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  } finally {
    await client.end();
  }
}

/** What was proven stays proven: a place that lets nothing be removed must not make it taken again every half hour. */
async function forget({
  place,
  keepDays,
}: TakeBackup): Promise<Pick<TakenBackup, "forgotten" | "notForgotten">> {
  try {
    return { forgotten: await forgetOldBackups(place, keepDays) };
  } catch (error) {
    return { forgotten: [], notForgotten: error instanceof Error ? error.message : String(error) };
  }
}

async function takeAndProve(
  options: TakeBackup,
  scratch: string,
): Promise<Omit<TakenBackup, "forgotten" | "notForgotten">> {
  const { url, place, key, ownSecret } = options;
  const takenAt = new Date();
  const name = backupName(takenAt);
  const file = join(scratch, name);
  const reading = await openOwnConnection(url);
  try {
    const secret = key === undefined ? null : (ownSecret ?? null);
    await writeBackupFile(file, exportContent(reading, secret), { key, takenAt });
  } finally {
    await reading.end();
  }
  const takeMs = Date.now() - takenAt.getTime();
  await place.put(name, file);
  // Proven is what was kept, not what was about to be.
  const fetched = join(scratch, "fetched");
  await place.get(name, fetched);
  const { contents, restoreMs } = await proveBackup(fetched, url, key);
  return { name, bytes: (await stat(fetched)).size, rows: contents.rows, takeMs, restoreMs };
}
