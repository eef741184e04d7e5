import { BackupFileError, type Manifest, type TableSum } from "./backup-format.ts";
import { readBackupFile } from "./read-backup-file.ts";
import { createRowSum } from "./row-sum.ts";

export interface BackupContents {
  manifest: Manifest;
  tables: Map<string, TableSum>;
  rows: number;
}

/** Reads all of it: every frame is there, every table has the rows and the sum that were noted when it was written. */
export async function checkBackupFile(file: string, key?: string): Promise<BackupContents> {
  const tables = new Map<string, TableSum>();
  let manifest: Manifest | undefined;
  let sum = createRowSum();
  let total: { tables: number; rows: number } | undefined;
  for await (const part of readBackupFile(file, key)) {
    if (part.kind === "manifest") manifest = part;
    else if (part.kind === "table") sum = createRowSum();
    else if (part.kind === "rows") sum.add(part.bytes);
    else if (part.kind === "sum") {
      const found = sum.end();
      if (found.rows !== part.rows || found.sha256 !== part.sha256)
        throw new BackupFileError(`A tabela ${part.name} do backup não confere. Use outro backup.`);
      tables.set(part.name, found);
    } else total = part;
  }
  if (!manifest || total?.tables !== tables.size)
    throw new BackupFileError("O arquivo de backup está incompleto. Use outro backup.");
  return { manifest, tables, rows: total.rows };
}
