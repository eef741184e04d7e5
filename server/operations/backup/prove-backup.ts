import { randomBytes } from "node:crypto";
import type { Client } from "pg";
import { openOwnConnection } from "../../platform/own-connection.ts";
import { type BackupContents, checkBackupFile } from "./check-backup-file.ts";
import { restoreContent } from "./restore-content.ts";

export interface Proof {
  contents: BackupContents;
  /** Absent: this user may make neither a database nor a schema, so the file was only read through. */
  restoreMs: number | undefined;
}

const NOT_ALLOWED = "42501";

/** A backup that was never restored is a hope: this one is, into a database, or else a schema, that lives for that long. */
export async function proveBackup(file: string, serverUrl: string, key?: string): Promise<Proof> {
  const name = `separacao_prova_${randomBytes(6).toString("hex")}`;
  const admin = await openOwnConnection(serverUrl);
  try {
    await dropLeftOvers(admin);
    // From template0 nobody can be connected to; the other template makes this fail now and then.
    const kind = (await isAllowed(admin, `CREATE DATABASE ${name} TEMPLATE template0`))
      ? "DATABASE"
      : (await isAllowed(admin, `CREATE SCHEMA ${name}`))
        ? "SCHEMA"
        : undefined;
    if (!kind) return { contents: await checkBackupFile(file, key), restoreMs: undefined };
    try {
      const begun = performance.now();
      const scratch = kind === "DATABASE" ? inDatabase(serverUrl, name) : inSchema(serverUrl, name);
      const contents = await restoreContent(scratch, file, { key });
      return { contents, restoreMs: Math.round(performance.now() - begun) };
    } finally {
      await admin.query(`DROP ${kind} IF EXISTS ${name}${kind === "SCHEMA" ? " CASCADE" : ""}`);
    }
  } finally {
    await admin.end();
  }
}

async function isAllowed(admin: Client, statement: string): Promise<boolean> {
  try {
    await admin.query(statement);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === NOT_ALLOWED) return false;
    throw error;
  }
}

/** What a proof that was cut off left behind. Only called under the lock of backups, so that no other proof is running here. */
async function dropLeftOvers(admin: Client): Promise<void> {
  const NAME = "^separacao_prova_[0-9a-f]{12}$";
  const { rows } = await admin.query<{ drop: string }>(
    `SELECT 'DATABASE IF EXISTS ' || datname AS drop FROM pg_database d WHERE datname ~ $1
       AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)
     UNION ALL SELECT 'SCHEMA IF EXISTS ' || nspname || ' CASCADE' FROM pg_namespace WHERE nspname ~ $1`,
    [NAME],
  );
  for (const { drop } of rows) await admin.query(`DROP ${drop}`).catch(() => {});
}

function inDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function inSchema(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.searchParams.set("options", `-c search_path=${name}`);
  return url.href;
}
