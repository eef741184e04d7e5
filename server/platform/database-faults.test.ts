import assert from "node:assert/strict";
import { renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "pg";
import { newId } from "../../shared/new-id.ts";
import type { Order } from "../../shared/orders/order.ts";
import { createTestDatabase, type TestDatabase } from "../../test-support/database.ts";
import { type DatabaseLine, openDatabaseLine } from "../../test-support/database-line.ts";
import { type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { until } from "../../test-support/until.ts";
import { type Database, openDatabase } from "./database.ts";

/** As in production, but nobody here has so much patience. */
const WAITS = { connectMs: 500, lockMs: 300, statementMs: 600, silentMs: 900 };

let own: TestDatabase;
let line: DatabaseLine;
let database: Database;
let shop: TestShop;
let ana: Hand;
let order: Order;
before(async () => {
  own = await createTestDatabase();
  line = await openDatabaseLine(own.url);
  database = openDatabase(line.url, WAITS);
  shop = await openTestShop({ database }, own);
  for (const pool of [database, shop.database]) pool.on("error", () => {}); // cut: that is what this is about
  ana = await shop.hire("picker");
  order = await (await shop.hire("seller")).newOrder();
});
after(async () => {
  await database.end();
  await line.close();
  await shop.close();
});

/** Past every wait: straight to the server. */
async function direct<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: own.url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The program's connections end, as they do when the server restarts. */
const cutAll = () =>
  direct((client) =>
    client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    ),
  );

const send = (commandId: string, type: "pick" | "unpick" = "pick") =>
  ana.request("POST", `/api/orders/${order.id}/commands`, {
    commands: [{ commandId, type, lineId: order.lines[0]!.id, quantity: 1 }],
  });

/** Also of somebody whose being here is due to be written down. */
async function readingGoesOn(): Promise<void> {
  assert.equal((await ana.request("GET", `/api/orders/${order.id}`)).statusCode, 200);
}

/** What a tablet sees: "wait and try again" while the fault lasts, and its touch counted once when it is over. */
async function waitsAndThenCountsOnce(mend: () => Promise<unknown>): Promise<void> {
  const commandId = newId();
  const refused = await send(commandId);
  assert.deepEqual([refused.statusCode, refused.json().code], [503, "unavailable"], refused.body);
  assert.ok(Number(refused.headers["retry-after"]) > 0);
  await mend();
  await until("it is served again", async () => (await send(commandId)).statusCode === 200);
  const { events } = (await ana.request("GET", `/api/orders/${order.id}/events?after=1`)).json();
  const counted = events.filter((event: { commandId: string }) => event.commandId === commandId);
  assert.equal(counted.length, 1);
  await send(newId(), "unpick");
}

test("a full disk: acts are asked to wait and then count once; reading goes on", async () => {
  // A table of its own file on a device that is always full: the system's real answer, without filling anything.
  const { folder, path } = await direct(async (client) => {
    const { rows } = await client.query(
      "SELECT current_setting('data_directory') AS folder, pg_relation_filepath('commands') AS path",
    );
    return rows[0] as { folder: string; path: string }; // as: asked for in the line above
  });
  const file = join(folder, path);
  await cutAll();
  renameSync(file, `${file}.kept`);
  symlinkSync("/dev/full", file);
  await waitsAndThenCountsOnce(async () => {
    await readingGoesOn();
    rmSync(file);
    renameSync(`${file}.kept`, file);
    await cutAll();
  });
});

test("a database that only lets itself be read, as a replica or a full managed one: acts wait, reading goes on", async () => {
  const readOnly = (on: boolean) =>
    direct(async (client) => {
      await client.query(
        `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = ${on}', current_database()); END $$`,
      );
    });
  await direct((client) => client.query("UPDATE sessions SET last_active_at = now() - interval '2 minutes'"));
  await readOnly(true);
  await cutAll();
  await waitsAndThenCountsOnce(async () => {
    await readingGoesOn();
    await direct(async (client) => {
      await client.query("SET default_transaction_read_only = off");
      await client.query(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET default_transaction_read_only', current_database()); END $$",
      );
    });
    await cutAll();
  });
});

test("a database that refuses connections", async () => {
  await line.refuse();
  await waitsAndThenCountsOnce(() => line.accept());
});

test("a database that has fallen silent: nobody waits for ever, and a new connection is made when it speaks again", async () => {
  line.swallow = "both";
  await waitsAndThenCountsOnce(async () => {
    assert.equal((await shop.app.inject("/health/ready")).statusCode, 503);
    assert.equal((await shop.app.inject("/health/live")).statusCode, 200);
    line.swallow = "none";
    line.reset();
  });
  assert.equal((await shop.app.inject("/health/ready")).statusCode, 200);
});

test("an order that somebody holds: who waits too long is asked to try again", async () => {
  await direct(async (holder) => {
    await holder.query("BEGIN");
    await holder.query("SELECT 1 FROM orders WHERE id = $1 FOR UPDATE", [order.id]);
    await waitsAndThenCountsOnce(() => holder.query("COMMIT"));
  });
});

test("a statement that takes too long", async () => {
  const slow = openDatabase(own.url, { ...WAITS, lockMs: 5_000 });
  const other = await shop.serveAgain({ database: slow });
  await direct(async (holder) => {
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
    const asked = await other.inject({ url: `/api/orders/${order.id}`, cookies: ana.cookies });
    assert.deepEqual([asked.statusCode, asked.json().code], [503, "unavailable"]);
    await holder.query("COMMIT");
  });
  const again = await other.inject({ url: `/api/orders/${order.id}`, cookies: ana.cookies });
  assert.equal(again.statusCode, 200);
  await slow.end();
});

test("all of the program's connections are taken", async () => {
  const taken = await Promise.all(Array.from({ length: database.options.max }, () => database.connect()));
  await waitsAndThenCountsOnce(async () => {
    for (const client of taken) client.release();
  });
});

test("a server without a connection to spare", async () => {
  const role = `few_${newId().replaceAll("-", "")}`;
  const url = new URL(own.url);
  url.username = role;
  await direct(async (client) => {
    await client.query(`CREATE ROLE ${role} LOGIN CONNECTION LIMIT 1`);
    await client.query(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
  });
  const few = openDatabase(url.href, WAITS);
  const other = await shop.serveAgain({ database: few });
  const ask = () => other.inject({ url: `/api/orders/${order.id}`, cookies: ana.cookies });
  const taken = await few.connect();
  const refused = await ask();
  assert.deepEqual([refused.statusCode, refused.json().code], [503, "unavailable"]);
  taken.release();
  assert.equal((await ask()).statusCode, 200);
  await few.end();
  await direct(async (client) => {
    await client.query(`DROP OWNED BY ${role}`);
    await client.query(`DROP ROLE ${role}`);
  });
});
