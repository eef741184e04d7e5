import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { Client } from "pg";
import { createEmptyDatabase, type TestDatabase } from "../../test-support/database.ts";
import { databaseIsAway } from "./database-away.ts";
import { migrate, migrationNames } from "./migrate.ts";
import { ROOT } from "./root.ts";

let own: TestDatabase;
let client: Client;
let folder: string;
beforeEach(async () => {
  own = await createEmptyDatabase();
  client = new Client({ connectionString: own.url });
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), "separacao-migrations-"));
  add("0001-lines.sql", "CREATE TABLE lines (id int); INSERT INTO lines VALUES (1)");
});
afterEach(async () => {
  await client.end();
  await own.drop();
  rmSync(folder, { recursive: true });
});

const add = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
async function names(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM schema_migrations ORDER BY name");
  return rows.map(({ name }) => name);
}

test("a migration that fails leaves the database as it was, and those before it done", async () => {
  add("0002-half.sql", "ALTER TABLE lines ADD COLUMN picked int; UPDATE lines SET picked = 1; SELECT 1 / 0");
  const failed = await migrate(own.url, folder).catch((error: Error) => error);
  assert.match(String(failed), /0002-half/);
  assert.ok(!databaseIsAway(failed), "waiting would not mend it");
  assert.deepEqual((await client.query("SELECT * FROM lines")).rows, [{ id: 1 }]);
  assert.deepEqual(await names(), ["0001-lines.sql"]);
  add("0002-half.sql", "ALTER TABLE lines ADD COLUMN picked int");
  assert.deepEqual(await migrate(own.url, folder), ["0002-half.sql"]);
});

test("processes that start together migrate once: one works, the others wait for it", async () => {
  add("0002-slow.sql", "SELECT pg_sleep(0.3); CREATE TABLE slow (id int)");
  const done = await Promise.all([1, 2, 3].map(() => migrate(own.url, folder)));
  assert.deepEqual(done.flat().toSorted(), ["0001-lines.sql", "0002-slow.sql"]);
});

test("a version that is older than the schema starts, without waiting for a newer one that migrates", async () => {
  await migrate(own.url, folder);
  await client.query("INSERT INTO schema_migrations (name) VALUES ('0099-from-the-future.sql')");
  await client.query("SELECT pg_advisory_lock(7310568)");
  assert.deepEqual(await migrate(own.url, folder), []);
});

test("a migration whose table is in use gives way and is tried again: nobody queues behind it for long", async () => {
  await migrate(own.url, folder);
  add("0002-lines.sql", "ALTER TABLE lines ADD COLUMN picked int");
  await client.query("BEGIN");
  await client.query("SELECT * FROM lines");
  const failed = await migrate(own.url, folder).catch((error: Error) => error);
  assert.ok(databaseIsAway(failed), String(failed));
  await client.query("COMMIT");
  assert.deepEqual(await migrate(own.url, folder), ["0002-lines.sql"]);
});

test("no migration takes away or narrows what the version before it works with", async () => {
  const found: string[] = [];
  for (const name of await migrationNames()) {
    if (name in CONTRACTS) continue;
    const sql = readFileSync(join(ROOT, "migrations", name), "utf8").replaceAll(/--.*$/gm, "");
    for (const statement of sql.split(";"))
      for (const [rule, breaks] of Object.entries(BREAKS))
        if (breaks.test(statement)) found.push(`${name}: ${rule}: ${statement.trim()}`);
  }
  assert.deepEqual(
    found,
    [],
    "first a version that does without it, then the migration (docs/operations.md)",
  );
});

/** Migrations that may all the same, and since when nobody uses what they take away. */
const CONTRACTS: Record<string, string> = {};

/** Of tables and columns that an older version may know. New ones may be as strict as they like. */
const BREAKS = {
  "takes something away": /\bDROP\s+(TABLE|COLUMN|VIEW|FUNCTION|SCHEMA|TYPE)\b/i,
  "gives something another name": /\bRENAME\b/i,
  "changes a type": /\bALTER\s+(COLUMN\s+)?\w+\s+(SET\s+DATA\s+)?TYPE\b/i,
  "asks for what older versions do not write": /\bSET\s+NOT\s+NULL\b/i,
  "adds a column that older versions do not fill":
    /\bADD\s+COLUMN\s+(?!.*\b(DEFAULT|GENERATED)\b).*\bNOT\s+NULL\b/is,
};
