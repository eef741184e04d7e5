import type { Database } from "../../platform/database.ts";
import { FIRST_SHOP_ID } from "../../platform/shop.ts";
import { readSettings } from "../../settings/read-settings.ts";
import { isBackupMissing } from "./backup-runs.ts";
import { lastDueMoment } from "./last-due-moment.ts";
import { type TakeBackup, type TakenBackup, takeBackup } from "./take-backup.ts";

export interface Schedule extends Pick<TakeBackup, "url" | "place" | "key" | "ownSecret"> {
  database: Database;
  minuteOfDay: number;
  timeZone: string;
  /** Where the settings do not say. */
  keepDays: number;
}

interface Log {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

const LOOK_EVERY_MS = 60_000;

/** Every process looks; one takes it. A day that was missed because nothing ran is made up for soon after the start. */
export function scheduleBackups(schedule: Schedule, log: Log): { stop(): void } {
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      const made = await takeDueBackup(schedule);
      if (made) log.info({ backup: made }, "backup taken and proven");
      if (made?.notForgotten) log.warn({ reason: made.notForgotten }, "old backups could not be removed");
    } catch (error) {
      log.error({ err: error }, "the daily backup failed");
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Undefined: none is due, another process is at it, or nobody has set the shop up yet. */
export async function takeDueBackup(
  { database, minuteOfDay, timeZone, keepDays, ...rest }: Schedule,
  now = new Date(),
): Promise<TakenBackup | undefined> {
  const dueAt = lastDueMoment(now, minuteOfDay, timeZone);
  if (!(await isBackupMissing(database, dueAt, now))) return undefined;
  if ((await database.query("SELECT 1 FROM people LIMIT 1")).rowCount === 0) return undefined;
  return takeBackup({
    ...rest,
    askedBy: "schedule",
    keepDays: await daysToKeep(database, keepDays),
    stillWanted: (client) => isBackupMissing(client, dueAt, now),
  });
}

export async function daysToKeep(database: Pick<Database, "query">, byDefault: number): Promise<number> {
  return (await readSettings(database, FIRST_SHOP_ID)).retention.backupDays ?? byDefault;
}
