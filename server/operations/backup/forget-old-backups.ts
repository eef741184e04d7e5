import { momentOfBackup } from "./backup-name.ts";
import type { BackupPlace } from "./backup-place.ts";

const DAY_MS = 86_400_000;

/** Only called after a backup has been proven, and never takes the newest: an installation that stood still keeps its last. */
export async function forgetOldBackups(
  place: BackupPlace,
  keepDays: number,
  now = new Date(),
): Promise<string[]> {
  const kept = await place.list();
  const newest = kept.at(-1)?.name;
  const old = kept.filter(({ name }) => {
    const at = momentOfBackup(name);
    return at !== undefined && name !== newest && now.getTime() - at.getTime() > keepDays * DAY_MS;
  });
  for (const { name } of old) await place.remove(name);
  return old.map(({ name }) => name);
}
