import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { migrateWithin, migrationNames } from "../../platform/migrate.ts";
import { openOwnConnection } from "../../platform/own-connection.ts";
import { BackupFileError, type TableSum } from "./backup-format.ts";
import { type BackupContents, checkBackupFile } from "./check-backup-file.ts";
import { dropOurTables, whatIsThere } from "./empty-database.ts";
import { prepareSession } from "./export-content.ts";
import { type ContentPart, readBackupFile } from "./read-backup-file.ts";
import { createRowSum } from "./row-sum.ts";
import { copyInSql, copyOutSql, readTableShapes } from "./table-shapes.ts";

/** For whoever restores: why nothing was touched. */
export class RestoreRefusal extends Error {}

/**
 * The database becomes what the backup says, wholly or not at all: one transaction makes the schema of that day, fills it,
 * compares every table with the sums in the file, and goes on to today's schema.
 */
export async function restoreContent(
  url: string,
  file: string,
  { key, replace = false }: { key?: string | undefined; replace?: boolean },
): Promise<BackupContents> {
  const contents = await checkBackupFile(file, key);
  await refuseNewer(contents.manifest.migrations);
  const client = await openOwnConnection(url);
  try {
    await prepareSession(client);
    await client.query("BEGIN");
    await refuseForeign(client, replace);
    await dropOurTables(client);
    await migrateWithin(client, contents.manifest.migrations);
    await fill(client, readBackupFile(file, key));
    await compare(client, contents.tables);
    await migrateWithin(client);
    await client.query("COMMIT");
    await client.query("ANALYZE");
    return contents;
  } finally {
    // Not committed by now: the end of the connection takes everything back.
    await client.end();
  }
}

async function refuseNewer(migrations: readonly string[]): Promise<void> {
  const known = await migrationNames();
  const unknown = migrations.find((name) => !known.includes(name));
  if (unknown)
    throw new RestoreRefusal(
      `Este backup é de uma versão mais nova do sistema (${unknown}). Atualize o sistema antes.`,
    );
}

async function refuseForeign(client: ClientBase, replace: boolean): Promise<void> {
  const there = await whatIsThere(client);
  if (there === "foreign")
    throw new RestoreRefusal("Este banco tem tabelas de outro programa. Informe um banco só deste sistema.");
  if (there === "ours" && !replace)
    throw new RestoreRefusal(
      "Este banco já tem dados. Para apagá-los e pôr os do backup no lugar, rode de novo com --replace.",
    );
}

async function fill(client: ClientBase, parts: AsyncGenerator<ContentPart>): Promise<void> {
  const shapes = await readTableShapes(client);
  const names = shapes.map(({ name }) => `"${name}"`);
  // What triggers would do has been done: its results are rows like all others.
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${names.join(", ")}`);
  for await (const part of parts) {
    if (part.kind !== "table") continue;
    const known = shapes.find(({ name }) => name === part.name);
    if (!known || part.columns.some((column) => !known.columns.includes(column)))
      throw new BackupFileError(`A tabela ${part.name} do backup não existe nesta versão do sistema.`);
    await pipeline(
      Readable.from(rowsOf(parts), { objectMode: false }),
      client.query(copyFrom(copyInSql(part))),
    );
  }
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
}

async function* rowsOf(parts: AsyncGenerator<ContentPart>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value, done } = await parts.next();
    if (done || value.kind !== "rows") return;
    yield value.bytes;
  }
}

async function compare(client: ClientBase, wanted: ReadonlyMap<string, TableSum>): Promise<void> {
  for (const [name, sum] of await readTableSums(client)) {
    const file = wanted.get(name);
    if (file ? file.sha256 !== sum.sha256 : sum.rows > 0)
      throw new BackupFileError(`A tabela ${name} não ficou igual à do backup; nada foi mudado.`);
  }
}

/** What the tables hold at this moment, in the terms of a backup file. `client` must have been prepared. */
export async function readTableSums(client: ClientBase): Promise<Map<string, TableSum>> {
  const sums = new Map<string, TableSum>();
  for (const shape of await readTableShapes(client)) {
    const sum = createRowSum();
    for await (const chunk of client.query(copyTo(copyOutSql(shape)))) sum.add(chunk);
    sums.set(shape.name, sum.end());
  }
  return sums;
}
