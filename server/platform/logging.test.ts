import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newId } from "../../shared/new-id.ts";
import { createTestDatabase } from "../../test-support/database.ts";
import { freePort } from "../../test-support/free-port.ts";
import { openScreen } from "../../test-support/live-screen.ts";
import { launchServer } from "../../test-support/running-server.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { until } from "../../test-support/until.ts";
import { createLogger } from "./logger.ts";

interface Line {
  level: string;
  time: string;
  message: string;
  requestId?: string;
  [field: string]: unknown;
}

const SECRET = "Senha+do/Banco 9";
const written: string[] = [];
const lines = (): Line[] => written.map((line) => JSON.parse(line));
const linesOf = (requestId: string): Line[] => lines().filter((line) => line.requestId === requestId);
const logger = createLogger({
  level: "debug",
  base: { service: "web", replica: "r-2", commit: "abc1234" },
  secrets: [SECRET],
  destination: { write: (line) => void written.push(line) },
});

let shop: TestShop;
let admin: Hand;
before(async () => {
  shop = await openTestShop({ logger });
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
});
after(() => shop.close());

async function ask(path: string, init: RequestInit = {}) {
  const cookie = Object.entries(admin.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const answer = await fetch(`${shop.app.listeningOrigin}${path}`, {
    ...init,
    headers: {
      cookie,
      "x-csrf-token": admin.me.csrfToken,
      "content-type": "application/json",
      ...init.headers,
    },
  });
  await answer.arrayBuffer();
  return { status: answer.status, requestId: answer.headers.get("x-request-id") ?? "" };
}

test("each request is one line that says who asked for what, in which shop, of which process, and how it went", async () => {
  const order = await admin.newOrder("0");
  const { requestId } = await ask(`/api/orders/${order.id}?quem=LOJA%20AURORA`);
  const [line, ...more] = linesOf(requestId);
  assert.equal(more.length, 0);
  const { time, ms, address, shop: shopId, ...rest } = line!;
  assert.deepEqual(rest, {
    level: "info",
    service: "web",
    replica: "r-2",
    commit: "abc1234",
    requestId,
    method: "GET",
    path: `/api/orders/${order.id}`,
    route: "/api/orders/:id",
    status: 200,
    person: admin.me.person.id,
    order: order.id,
    message: "request",
  });
  assert.ok(Number.isFinite(Date.parse(time)) && typeof ms === "number");
  assert.deepEqual([typeof address, typeof shopId], ["string", "string"]);
  const made = lines().findLast(({ method, route }) => method === "POST" && route === "/api/orders");
  assert.equal(made?.order, order.id, "also where the order was only just made");
  assert.ok(!written.join().includes("AURORA"), "what was searched for is not kept");
});

test("a request keeps the name that it came with, unless that could forge lines; the answer says it", async () => {
  const named = await ask("/api/logistics", { headers: { "x-request-id": "edge-17.a" } });
  assert.equal(named.requestId, "edge-17.a");
  assert.equal(linesOf("edge-17.a").length, 1);
  for (const odd of ["a".repeat(65), 'x","level":"fatal', "a b"]) {
    const { requestId } = await ask("/api/logistics", { headers: { "x-request-id": odd } });
    assert.match(requestId, /^[0-9a-f]{12}-\d+$/);
  }
  assert.match((await ask("/api/nada")).requestId, /^[0-9a-f]{12}-\d+$/, "what is not found has one too");
});

test("what signs somebody in is in no line: PINs, cookies, tokens, Authorization", async () => {
  const { session = "", device = "" } = admin.cookies;
  const { csrfToken, actorToken } = admin.me;
  await ask("/api/session", { method: "POST", body: JSON.stringify({ login: 1, pin: "9753197" }) });
  await ask("/api/session", { method: "POST", body: JSON.stringify({ login: 1, pin: "975319x" }) });
  await ask("/api/people", { headers: { authorization: "Bearer muito-secreto-123" } });
  const order = await admin.newOrder("0");
  await ask(`/api/orders/${order.id}/commands`, {
    method: "POST",
    body: JSON.stringify({ commands: [{ commandId: newId(), type: "note", text: "oi", actor: actorToken }] }),
  });
  const screen = await openScreen(shop.app, admin);
  await screen.watch("board");
  screen.close();
  await until("the socket's line", () => lines().some(({ message }) => message === "socket closed"));
  shop.app.log.warn(
    {
      headers: { cookie: `session=${session}; device=${device}`, authorization: "Bearer muito-secreto-123" },
      body: { pin: "9753197", csrfToken, actor: actorToken },
    },
    "somebody logs a whole request one day",
  );
  shop.app.log.warn(`cookie was session=${session}; device=${device}, actor ${actorToken}`);
  const all = written.join("");
  for (const secret of [session, device, csrfToken, actorToken, "9753197", "975319x", "muito-secreto-123"])
    assert.ok(secret && !all.includes(secret), secret);
});

test("a failure is one line at error, with its cause and without passwords; the answer says nothing of it", async () => {
  await shop.database.query("ALTER TABLE order_events RENAME TO order_events_away");
  const order = await admin.newOrder("0").catch(() => null);
  assert.equal(order, null);
  const known = await shop.database.query<{ id: string }>("SELECT id FROM orders LIMIT 1");
  const orderId = known.rows[0]!.id;
  const { status, requestId } = await ask(`/api/orders/${orderId}/events`);
  await shop.database.query("ALTER TABLE order_events_away RENAME TO order_events");
  assert.equal(status, 500);
  const [failure, request, ...more] = linesOf(requestId);
  assert.deepEqual([failure?.level, request?.level, more.length], ["error", "info", 0]);
  assert.deepEqual([failure?.order, failure?.person], [orderId, admin.me.person.id]);
  const { err } = failure as unknown as { err: { code: string; message: string; stack: string } };
  assert.equal(err.code, "42P01");
  assert.match(err.stack, /order-log\.ts/);

  const unlucky = Object.assign(
    new Error(`connect failed: postgresql://dono:${encodeURIComponent(SECRET)}@db/loja`),
    {
      command: { name: "auth", args: ["nunca-mostrar"] },
      detail: "Failing row contains (pin_hash argon2id$segredo).",
      cause: new Error(`WRONGPASS ${SECRET} redis://default:outra-senha@cache:6379/0`),
    },
  );
  shop.app.log.error({ err: unlucky }, "failed");
  const last = written.at(-1)!;
  for (const secret of [SECRET, encodeURIComponent(SECRET), "outra-senha", "nunca-mostrar", "segredo"])
    assert.ok(!last.includes(secret), secret);
  assert.match(last, /postgresql:\/\/dono:\*\*\*@db\/loja/);
});

test("a program that waits for its database, or cannot start, says so in JSON lines without the passwords it was given", async () => {
  const given = {
    SECRET_KEY: "uma chave comprida de testes que ninguém lê",
    ALLOWED_HOSTS: "localhost",
    LOG_LEVEL: "debug",
  };
  const away = `postgresql://dono:a%40Senha9do@127.0.0.1:${await freePort()}/loja`;
  const waiting = await launchServer({ ...given, DATABASE_URL: away });
  await until("its complaint", () => waiting.output().includes("not ready"));
  await waiting.stop();

  const own = await createTestDatabase();
  const nowhere = Object.assign(new URL(own.url), { pathname: "/nada", password: "a@Senha9do" });
  const refused = await launchServer({ ...given, DATABASE_URL: nowhere.href });
  assert.equal(await refused.ended, 1);
  await own.drop();

  for (const output of [waiting.output(), refused.output()]) {
    for (const line of output.trim().split("\n"))
      assert.equal(typeof (JSON.parse(line) as Line).message, "string", line);
    for (const secret of ["a@Senha9do", "a%40Senha9do", "uma chave comprida"])
      assert.ok(!output.includes(secret), secret);
  }
  assert.match(refused.output(), /Não foi possível iniciar/);
});

test("a mistake that nobody catches is one line without passwords, and the process ends", async () => {
  const own = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "separacao-mistake-"));
  const mistake = join(folder, "mistake.mjs");
  writeFileSync(
    mistake,
    `const timer = setInterval(() => {
      if (process.listenerCount("uncaughtException") === 0) return;
      clearInterval(timer);
      Promise.reject(new Error("for redis://default:Senha9secreta@cache:6379"));
    }, 20);`,
  );
  const server = await launchServer({
    DATABASE_URL: own.url,
    SECRET_KEY: "uma chave comprida de testes que ninguém lê",
    ALLOWED_HOSTS: "localhost",
    NODE_OPTIONS: `--import=${mistake}`,
  });
  assert.equal(await server.ended, 1);
  const fatal = server
    .output()
    .split("\n")
    .filter((line) => line.includes('"level":"fatal"'));
  assert.equal(fatal.length, 1);
  assert.match(fatal[0] ?? "", /redis:\/\/default:\*\*\*@cache:6379/);
  assert.ok(!server.output().includes("Senha9secreta"), server.output());
  await own.drop();
  rmSync(folder, { recursive: true });
});
