import { scryptSync } from "node:crypto";

/** BACKUP_KEY may be a word that a person keeps in a drawer, so it is stretched: 64 MB and about a fifth of a second. */
export function contentKey(backupKey: string, salt: string): Buffer {
  return scryptSync(backupKey, Buffer.from(salt, "base64"), 32, { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 });
}
