import { copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { FILE_ENDING } from "./backup-format.ts";
import type { S3Options } from "./s3-bucket.ts";

export interface KeptBackup {
  name: string;
  bytes: number;
}

/** Where backups are kept: whole files under names that sort by time. */
export interface BackupPlace {
  /** For people: never a secret. */
  description: string;
  put(name: string, file: string): Promise<void>;
  /** Copies the backup to `file`. */
  get(name: string, file: string): Promise<void>;
  list(): Promise<KeptBackup[]>;
  remove(name: string): Promise<void>;
}

export async function openBackupPlace(folder: string, s3: S3Options | undefined): Promise<BackupPlace> {
  return s3 ? (await import("./s3-bucket.ts")).openS3Bucket(s3) : openBackupFolder(folder);
}

export function openBackupFolder(folder: string): BackupPlace {
  return {
    description: folder,
    async put(name, file) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `.${name}.part`);
      try {
        await copyFile(file, draft);
        const handle = await open(draft, "r+");
        await handle.sync();
        await handle.close();
        await rename(draft, join(folder, name));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    get: (name, file) => copyFile(join(folder, name), file),
    async list() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return [];
        throw error;
      });
      const backups = names.filter((name) => name.endsWith(FILE_ENDING) && !name.startsWith("."));
      return Promise.all(
        backups.sort().map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })),
      );
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}
