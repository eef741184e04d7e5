import { FILE_ENDING } from "./backup-format.ts";

const NAME = /^separacao-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/;

/** The moment in UTC, so that names sort by time wherever they were made. */
export function backupName(at: Date): string {
  return `separacao-${at.toISOString().replace(/[-:]|\.\d{3}/g, "")}${FILE_ENDING}`;
}

/** Undefined for a file that is not ours to date, and so not ours to remove. */
export function momentOfBackup(name: string): Date | undefined {
  const parts = NAME.exec(name);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
