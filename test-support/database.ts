import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "../server/platform/migrate.ts";
import { startTestCluster } from "./test-cluster.ts";

export interface TestDatabase {
  url: string;
  /** Call it last, in `after`, when what was connected has been closed; the rest is ended by force after 5 s. */
  drop(): Promise<void>;
}

/** A migrated database of one's own, copied from a template: tests never see each other's rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await serverUrl();
  const template = await migratedTemplate(server);
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: databaseUrl(server, name),
    drop: () => asAdmin(server, (client) => dropDatabase(client, name)),
  };
}

/** An empty database, for what is about migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin(server, (client) => client.query(`CREATE DATABASE ${name}`));
  return {
    url: databaseUrl(server, name),
    drop: () => asAdmin(server, (client) => dropDatabase(client, name)),
  };
}

/**
 * PostgreSQL waits up to 5 s for the last connections to go, which a closing pool leaves for a moment; ended by force, they
 * would fail a test that has long passed. What is still there then was never closed.
 */
async function dropDatabase(client: Client, name: string): Promise<void> {
  const OBJECT_IN_USE = "55006";
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === OBJECT_IN_USE)) throw error;
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

let own: Promise<string> | undefined;

/** bin/test names the cluster of the run; a file that is run by hand brings its own and takes it away at the end. */
function serverUrl(): Promise<string> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return Promise.resolve(given);
  own ??= startTestCluster().then((cluster) => cluster.url);
  return own;
}

const TEMPLATE_LOCK = 4_207_001;
let template: Promise<string> | undefined;

/** Named after the migrations, and made by whichever process comes first: the others wait for it. */
function migratedTemplate(server: string): Promise<string> {
  template ??= makeTemplate(server);
  return template;
}

async function makeTemplate(server: string): Promise<string> {
  const name = `template_${migrationsHash()}`;
  await asAdmin(server, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    await migrate(databaseUrl(server, draft));
    // A copy needs a source that nobody is connected to; a rename also makes it whole or absent.
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [draft]);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

function migrationsHash(): string {
  const folder = join(import.meta.dirname, "..", "migrations");
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.(ts|sql)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

async function asAdmin(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(server, "postgres") });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
