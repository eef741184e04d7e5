import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { newId } from "../../shared/new-id.ts";
import { createEmptyDatabase, type TestDatabase } from "../../test-support/database.ts";
import { openScreen } from "../../test-support/live-screen.ts";
import { quotePdf } from "../../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../../test-support/quotes/quote-specs.ts";
import { type RunningServer, startServer } from "../../test-support/running-server.ts";
import { ScriptedTablet } from "../../test-support/scripted-tablet.ts";
import { migrate } from "./migrate.ts";
import { ROOT } from "./root.ts";

const ROLES = readFileSync(join(ROOT, "docs/database-role.sql"), "utf8");
const [OWNER, APP] = ["separacao_owner", "separacao_app"];
const PASSWORD = "only for this test";

let empty: TestDatabase;
let admin: pg.Client;
let server: RunningServer;
let folder: string;
before(async () => {
  empty = await createEmptyDatabase();
  admin = new pg.Client({ connectionString: empty.url });
  await admin.connect();
  for (const role of [OWNER, APP]) await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${PASSWORD}'`);
  await admin.query(ROLES);
  await migrate(urlOf(OWNER));
  await admin.query(ROLES); // as it says: again after every migration that brings tables
  folder = await mkdtemp(join(tmpdir(), "separacao-role-"));
  server = await startServer({
    HOST: "127.0.0.1",
    DATABASE_URL: urlOf(APP),
    SECRET_KEY: "a secret that is long enough for a test of roles",
    ALLOWED_HOSTS: "127.0.0.1",
    ADMIN_LOGIN: "1",
    ADMIN_PIN: "4321",
    DATA_DIR: folder,
    BACKUP_TIME: "00:00",
    LOG_LEVEL: "info",
  });
});
after(async () => {
  await server?.stop();
  await admin.end();
  await empty.drop();
  const cluster = new pg.Client({
    connectionString: Object.assign(new URL(empty.url), { pathname: "/postgres" }).href,
  });
  await cluster.connect();
  for (const role of [OWNER, APP]) await cluster.query(`DROP ROLE IF EXISTS ${role}`);
  await cluster.end();
  await rm(folder, { recursive: true, force: true });
});

const urlOf = (role = APP): string =>
  Object.assign(new URL(empty.url), { username: role, password: PASSWORD }).href;

test("the program goes its whole way as a role that may change no table and erase nothing", async () => {
  const dora = await new ScriptedTablet(() => `http://127.0.0.1:${server.port}`).signIn(1, "4321");
  const ask = async (method: string, path: string, body?: unknown, status = 200) => {
    const answer = await dora.request(method, path, body, 20_000);
    const text = await answer.text();
    assert.equal(answer.status, status, `${method} ${path}: ${text}`);
    return text.startsWith("{") ? JSON.parse(text) : text;
  };
  const newOrder = async (number: string) => {
    const form = new FormData();
    form.append(
      "file",
      new Blob([new Uint8Array(await quotePdf(exampleQuote(number).spec))]),
      "orcamento.pdf",
    );
    const { quoteId } = await (await dora.upload(form)).json();
    return ask(
      "POST",
      "/api/orders",
      { quoteId, logistics: "motoboy", packaging: "bag", requestId: newId() },
      201,
    );
  };
  const send = async (orderId: string, ...commands: object[]) => {
    const { results } = await ask("POST", `/api/orders/${orderId}/commands`, {
      commands: commands.map((command) => ({ commandId: newId(), ...command })),
    });
    for (const { outcome, code } of results) assert.equal(outcome, "applied", code);
  };

  const order = await newOrder("53001");
  const [first, second, third, fourth] = order.lines;
  const screen = await openScreen(`http://127.0.0.1:${server.port}`, { headers: { cookie: dora.cookies } });
  await screen.watch("board", "purchasing", "presence", `order:${order.id}`);
  screen.say({ type: "here", orderId: order.id });
  await send(
    order.id,
    { type: "pick", lineId: first.id, quantity: first.requested },
    { type: "reportMissing", lineId: second.id, quantity: second.requested, reason: "out_of_stock" },
    {
      type: "markBought",
      lineId: second.id,
      quantity: second.requested,
      supplier: "Central",
      priceCents: 100,
    },
    { type: "markArrived", lineId: second.id, quantity: second.requested },
    { type: "pick", lineId: second.id, quantity: second.requested },
    {
      type: "substitute",
      lineId: third.id,
      quantity: third.requested,
      reason: "price",
      substitute: { code: "1", description: "OUTRO" },
    },
    { type: "notSend", lineId: fourth.id, quantity: fourth.requested, reason: "customer_request" },
    { type: "edit", notes: "com nota" },
    { type: "note", text: "frágil" },
    { type: "finish", volumes: 2 },
    { type: "dispatch" },
    { type: "undispatch" },
    { type: "reopen", reason: "wrong_product" },
    { type: "finishShort", reason: "no_supplier" },
  );
  await screen.hears("order", ({ version }) => version > 10);
  screen.close();
  await send((await newOrder("53002")).id, { type: "cancel", reason: "customer_request" });

  const person = await ask(
    "POST",
    "/api/people",
    { login: 7, name: "Rui", role: "picker", pin: "1234" },
    201,
  );
  const wrong = await fetch(`http://127.0.0.1:${server.port}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"login":7,"pin":"0000"}',
  });
  assert.equal(wrong.status, 401);
  await ask("POST", `/api/people/${person.id}/unlock`, undefined, 204);
  await ask("PATCH", `/api/people/${person.id}`, { name: "Rui Lima", pin: "12345", active: false });
  await ask("GET", `/api/people/${person.id}/devices`);
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";
  await ask("PATCH", "/api/settings", { shopName: "Loja", logo: png });
  await ask("PATCH", "/api/settings", { logo: null });
  const way = await ask("POST", "/api/logistics", { name: "Drone" }, 201);
  await ask("PATCH", `/api/logistics/${way.id}`, { name: "Drone 2", active: false, place: 0 });
  await ask("POST", "/api/barcodes", { code: "7891", productCode: first.code }, 201);
  await ask("DELETE", "/api/barcodes/7891", undefined, 204);
  const wall = await ask("POST", "/api/walls", { name: "TV" }, 201);
  await ask("DELETE", `/api/walls/${wall.id}`, undefined, 204);
  for (const path of [
    "figures",
    "history?q=pelicula",
    "history.csv",
    "audit?q=rui",
    "purchases",
    "purchases/lines",
    "purchases/suppliers",
    "purchases/alarms",
    "dispatch",
    "products?q=a",
    `products/shortages?codes=${first.code}`,
    `orders/${order.id}/events`,
    `orders/${order.id}/pdf`,
    "orders/recently-finished",
    "operations",
    "people",
    "walls",
  ])
    await ask("GET", `/api/${path}`);

  const outcome = async (askedBy: string): Promise<string> => {
    const { rows } = await admin.query(
      "SELECT outcome, error FROM backup_runs WHERE asked_by = $1 AND ended_at IS NOT NULL",
      [askedBy],
    );
    if (rows.length === 0) return outcome(askedBy);
    return rows[0].error ?? rows[0].outcome;
  };
  assert.equal(
    await outcome("schedule"),
    "checked",
    "without a schema of its own it can only read the backup through",
  );
  await admin.query(`GRANT CREATE ON DATABASE ${new URL(empty.url).pathname.slice(1)} TO ${APP}`);
  await ask("POST", "/api/operations/backups", {}, 202);
  assert.equal(await outcome("person"), "verified");
  await ask("DELETE", "/api/session", undefined, 204);
  assert.doesNotMatch(server.output(), /permission denied|must be owner|"level":(50|60)/);
  dora.close();
});

test("whoever speaks to the database as that role cannot rewrite what was written down, nor change what tables are", async () => {
  const app = new pg.Client({ connectionString: urlOf() });
  await app.connect();
  const NOT_ALLOWED = "42501";
  for (const statement of [
    "UPDATE audit_log SET act = 'x'",
    "DELETE FROM audit_log",
    "TRUNCATE audit_log",
    "UPDATE order_events SET by_name = 'x'",
    "DELETE FROM order_events",
    "TRUNCATE order_events",
    "UPDATE commands SET result = '{}'",
    "DELETE FROM orders",
    "DELETE FROM people",
    "UPDATE schema_migrations SET name = 'x'",
    "ALTER TABLE audit_log DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_log_stays ON audit_log",
    "ALTER TABLE people ADD COLUMN x int",
    "DROP TABLE pin_failures",
    "CREATE TABLE x (y int)",
    "CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE ROLE x",
    "CREATE DATABASE x",
    `SET ROLE ${OWNER}`,
    "SET session_replication_role = replica",
    "COPY audit_log TO '/tmp/x'",
    "COPY audit_log TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
  ])
    await assert.rejects(app.query(statement), { code: NOT_ALLOWED }, statement);
  await app.end();
});
