import type { Config } from "../config.ts";
import type { Database } from "../platform/database.ts";
import { readOwnSecret } from "../platform/own-secret.ts";
import { openBackupPlace } from "./backup/backup-place.ts";
import { daysToKeep, type Schedule, scheduleBackups } from "./backup/schedule-backups.ts";
import { type TakenBackup, takeBackup } from "./backup/take-backup.ts";

/** What a running program knows of its backups, where it takes any by itself. */
export interface BackupOffice {
  minuteOfDay: number;
  /** In words, never with a secret. */
  place: string;
  encrypted: boolean;
  /** Resolves to undefined when another one is being taken. */
  take(): Promise<TakenBackup | undefined>;
}

/** Undefined where backups are turned off. `start` begins with the daily ones. */
export async function openBackupOffice(
  config: Config,
  { database, url }: { database: Database; url: string },
): Promise<
  (BackupOffice & { start(log: Parameters<typeof scheduleBackups>[1]): { stop(): void } }) | undefined
> {
  const { backupMinuteOfDay: minuteOfDay, backupKey: key, backupKeepDays: keepDays, timeZone } = config;
  if (minuteOfDay === undefined) return undefined;
  const place = await openBackupPlace(config.backupDir, config.backupS3);
  const ownSecret = config.databaseUrl ? undefined : readOwnSecret(config.dataDir);
  const schedule: Schedule = { database, url, place, key, ownSecret, minuteOfDay, timeZone, keepDays };
  return {
    minuteOfDay,
    place: place.description,
    encrypted: key !== undefined,
    take: async () =>
      takeBackup({ ...schedule, keepDays: await daysToKeep(database, keepDays), askedBy: "person" }),
    start: (log) => scheduleBackups(schedule, log),
  };
}
