import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "pg";
import { createTestDatabase } from "./database.ts";

test("two tests get migrated databases that know nothing of each other", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new Client({ connectionString: one.url });
  await client.connect();
  await client.query("CREATE TABLE only_here (id int)");
  await client.end();
  const other = new Client({ connectionString: two.url });
  await other.connect();
  const { rows } = await other.query(
    "SELECT to_regclass('only_here') AS here, to_regclass('schema_migrations') AS migrated",
  );
  await other.end();
  assert.equal(rows[0]?.here, null);
  assert.equal(rows[0]?.migrated, "schema_migrations");
  await one.drop();
  await two.drop();
});
