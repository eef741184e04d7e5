import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { ROOT } from "./root.ts";

const FOLDER = join(ROOT, "migrations");
/** Any constant will do; every process must use the same. */
const ADVISORY_LOCK = 7_310_568;

/**
 * Brings the database to the newest schema. Forward only; several processes may call it at once: an advisory lock
 * lets one work and the others find everything done. Each file is one transaction, so a failing one leaves nothing half made.
 * Resolves to the names of those that were missing.
 */
export async function migrate(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await client.query(SCHEMA_MIGRATIONS);
    const missing = await missingMigrations(client);
    for (const name of missing) {
      await client.query("BEGIN");
      try {
        await applyMigration(client, name);
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK");
        throw new Error(`migration ${name} failed; the database is as it was before it`, { cause: error });
      }
    }
    return missing;
  } finally {
    await client.end();
  }
}

/** For a restore: all inside its own transaction, first those that the backup knew, later the rest. */
export async function migrateWithin(tx: pg.ClientBase, only?: readonly string[]): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock($1)", [ADVISORY_LOCK]);
  await tx.query(SCHEMA_MIGRATIONS);
  for (const name of await missingMigrations(tx))
    if (!only || only.includes(name)) await applyMigration(tx, name);
}

export async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith(".sql")).sort();
}

const SCHEMA_MIGRATIONS =
  "CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())";

async function missingMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM schema_migrations");
  const done = new Set(rows.map(({ name }) => name));
  return (await migrationNames()).filter((name) => !done.has(name));
}

async function applyMigration(client: pg.ClientBase, name: string): Promise<void> {
  await client.query(await readFile(join(FOLDER, name), "utf8"));
  await client.query("INSERT INTO schema_migrations (name) VALUES ($1)", [name]);
}
