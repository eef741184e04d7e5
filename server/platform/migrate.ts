import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { ROOT } from "./root.ts";

const FOLDER = join(ROOT, "migrations");
/** Any constant will do; every process must use the same. */
const ADVISORY_LOCK = 7_310_568;

const CONNECT_WITHIN_MS = 5_000;
/** A migration that waits for a table makes everybody behind it wait too, in the version that serves meanwhile. */
const LOCK_WITHIN_MS = 2_000;

/**
 * Brings the database to the newest schema. Forward only; several processes may call it at once: an advisory lock
 * lets one work and the others find everything done. Each file is one transaction, so a failing one leaves nothing half
 * made. What a newer version has added is left alone, so that an older one can still start. Resolves to the names of those
 * that were missing.
 */
export async function migrate(connectionString: string, folder = FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on("error", () => {}); // a line that breaks between two statements is told by the next of them
  await client.connect();
  try {
    // A version that has all it needs does not wait for the migrations of a newer one.
    if (await hasAll(client, folder)) return [];
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await client.query(SCHEMA_MIGRATIONS);
    const missing = await missingMigrations(client, folder);
    for (const name of missing) {
      await client.query("BEGIN");
      try {
        await client.query(`SET LOCAL lock_timeout = ${LOCK_WITHIN_MS}`);
        await applyMigration(client, folder, name);
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK").catch(() => {}); // without a line there is nothing left to take back
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
    if (!only || only.includes(name)) await applyMigration(tx, FOLDER, name);
}

export async function migrationNames(folder = FOLDER): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
}

const SCHEMA_MIGRATIONS =
  "CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())";

async function hasAll(client: pg.ClientBase, folder: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('schema_migrations') IS NOT NULL AS there",
  );
  return rows[0]?.there === true && (await missingMigrations(client, folder)).length === 0;
}

async function missingMigrations(client: pg.ClientBase, folder = FOLDER): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM schema_migrations");
  const done = new Set(rows.map(({ name }) => name));
  return (await migrationNames(folder)).filter((name) => !done.has(name));
}

async function applyMigration(client: pg.ClientBase, folder: string, name: string): Promise<void> {
  await client.query(await readFile(join(folder, name), "utf8"));
  await client.query("INSERT INTO schema_migrations (name) VALUES ($1)", [name]);
}
