import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createTestDatabase, type TestDatabase } from "../../test-support/database.ts";
import { type Database, openDatabase, transaction } from "./database.ts";

let own: TestDatabase;
let database: Database;
before(async () => {
  own = await createTestDatabase();
  database = openDatabase(own.url);
  await database.query("CREATE TABLE marks (name text)");
});
after(async () => {
  await database.end();
  await own.drop();
});

const marks = async () => (await database.query("SELECT name FROM marks")).rows.map(({ name }) => name);

test("a transaction that takes too long is cut off and leaves nothing, whether it works or only waits", async () => {
  const busy = transaction(
    database,
    async (tx) => {
      await tx.query("INSERT INTO marks VALUES ('busy')");
      await tx.query("SELECT pg_sleep(10)");
    },
    200,
  );
  await assert.rejects(busy);
  let wake = () => {};
  const idle = transaction(
    database,
    async (tx) => {
      await tx.query("INSERT INTO marks VALUES ('idle')");
      const ended = new Promise((resolve) => tx.once("end", resolve));
      await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))]);
    },
    200,
  );
  await assert.rejects(idle);
  wake();
  assert.deepEqual(await marks(), []);
  await transaction(database, (tx) => tx.query("INSERT INTO marks VALUES ('quick')"), 10_000);
  assert.deepEqual(await marks(), ["quick"]);
});

test("a transaction whose last statement fails leaves nothing, and says why", async () => {
  const before = await marks();
  const failing = transaction(database, async (tx, last) => {
    await tx.query("INSERT INTO marks VALUES ('first')");
    last(tx.query("INSERT INTO marks VALUES (1 / 0)"));
  });
  await assert.rejects(failing, /division by zero/);
  assert.deepEqual(await marks(), before);
});

test("a failure that somebody swallowed is not taken for a commit", async () => {
  const before = await marks();
  const swallowing = transaction(database, async (tx) => {
    await tx.query("INSERT INTO marks VALUES ('swallowed')");
    await tx.query("SELECT 1 / 0").catch(() => {});
  });
  await assert.rejects(swallowing, /rolled back/);
  assert.deepEqual(await marks(), before);
});

test("a database connection that breaks under a transaction costs that transaction alone", async () => {
  const broken = transaction(database, async (tx) => {
    await tx.query("INSERT INTO marks VALUES ('broken')");
    const { rows } = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const ended = new Promise((resolve) => tx.once("end", resolve));
    await database.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await ended;
    await tx.query("SELECT 1");
  });
  await assert.rejects(broken);
  assert.ok(!(await marks()).includes("broken"));
});
