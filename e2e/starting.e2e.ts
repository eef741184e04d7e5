import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createEmptyDatabase, type TestDatabase } from "../test-support/database.ts";
import { type DatabaseLine, openDatabaseLine } from "../test-support/database-line.ts";
import { launchServer, type RunningServer } from "../test-support/running-server.ts";
import { until } from "../test-support/until.ts";

/** Far below the eight seconds that a platform grants, on a busy machine too. */
const AT_ONCE_MS = 2_000;

let database: TestDatabase;
let line: DatabaseLine;
let server: RunningServer;
let cookie = "";
before(async () => {
  database = await createEmptyDatabase();
  line = await openDatabaseLine(database.url);
  await line.refuse();
  server = await launchServer(environment(line.url));
});
after(async () => {
  await server?.kill();
  await line?.close();
  await database?.drop();
});

const environment = (url: string) => ({
  HOST: "127.0.0.1",
  DATABASE_URL: url,
  SECRET_KEY: "a secret that is long enough for a test",
  ALLOWED_HOSTS: "127.0.0.1",
  ADMIN_LOGIN: "1",
  ADMIN_PIN: "4321",
});
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { headers });
const status = async (path: string) => (await get(path)).status;

test("a process that cannot reach its database listens, asks everybody to wait and goes on trying", async () => {
  await until("the port is open", async () => (await status("/health/live")) === 200);
  const home = await get("/", { accept: "text/html" });
  assert.equal(home.status, 503);
  assert.match(await home.text(), /refresh.*Tente de novo/s, "a page that comes back by itself");
  assert.equal(await status("/"), 503, "so the platform gives it no traffic");
  assert.equal(await status("/health/ready"), 503);
  const asked = await get("/api/session");
  assert.deepEqual([asked.status, ((await asked.json()) as { code: string }).code], [503, "unavailable"]);
  assert.ok(Number(asked.headers.get("retry-after")) > 0);
  await until("it has tried more than once", () => server.output().split("ECONNREFUSED").length > 3);
});

test("the database is there: it migrates, makes the first admin and serves", async () => {
  await line.accept();
  await server.up;
  assert.equal(await status("/"), 200);
  assert.equal(await status("/health/ready"), 200);
  const signedIn = await fetch(`http://127.0.0.1:${server.port}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login: 1, pin: "4321" }),
  });
  assert.equal(signedIn.status, 200);
  cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
});

test("the page names what the board of a signed-in device asks for; to others, and to who puts it by, nothing", async () => {
  const named = async (headers: Record<string, string>) => (await get("/", headers)).headers.get("link");
  assert.match(
    (await named({ cookie, accept: "text/html" })) ?? "",
    /<\/api\/orders\?state=open>; rel=preload/,
  );
  assert.equal(await named({ accept: "text/html" }), null);
  assert.equal(await named({ cookie, accept: "*/*" }), null);
});

test("once it was ready its page stays when the database is away for a while; readiness says so", async () => {
  await line.refuse();
  await until("it has noticed", async () => (await status("/health/ready")) === 503);
  assert.equal(await status("/"), 200);
  assert.equal(await status("/api/setup"), 503);
  await line.accept();
  await until("it is ready again by itself", async () => (await status("/health/ready")) === 200);
  assert.equal(await status("/api/setup"), 200);
});

test("an idle process that is told to end is gone at once", async () => {
  const begun = Date.now();
  assert.equal(await server.stop(), 0);
  assert.ok(Date.now() - begun < AT_ONCE_MS);
});

test("a process that still waits for its database ends as quickly", async () => {
  await line.refuse();
  const waiting = await launchServer(environment(line.url));
  await until("it waits", () => waiting.output().includes("ECONNREFUSED"));
  const begun = Date.now();
  assert.equal(await waiting.stop(), 0);
  assert.ok(Date.now() - begun < AT_ONCE_MS);
  await line.accept();
});

test("what waiting does not mend ends the start with a sentence", async () => {
  const nowhere = new URL(line.url);
  nowhere.pathname = "/nobody_made_this_one";
  const [wrongBase, wrongSetting] = await Promise.all([
    launchServer(environment(nowhere.href)),
    launchServer({ ...environment(line.url), ALLOWED_HOSTS: "" }),
  ]);
  assert.equal(await wrongBase.ended, 1);
  assert.match(wrongBase.output(), /DATABASE_URL: este banco de dados não existe/);
  assert.equal(await wrongSetting.ended, 1);
  assert.match(wrongSetting.output(), /ALLOWED_HOSTS: é obrigatória/);
});
