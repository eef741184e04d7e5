import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fastifyCookie from "@fastify/cookie";
import Fastify, { type FastifyInstance } from "fastify";
import { createTestDatabase, type TestDatabase } from "../../test-support/database.ts";
import { AppError } from "../platform/app-error.ts";
import { type Database, openDatabase, transaction } from "../platform/database.ts";
import { limitRequests } from "../platform/limit-requests.ts";
import { createLimits, LIMITS } from "../platform/limits.ts";
import { FIRST_SHOP_ID } from "../platform/shop.ts";
import { createLocalStore } from "../platform/store.ts";
import { readActorToken } from "./actor-token.ts";
import { addPerson } from "./add-person.ts";
import { ensureFirstAdmin } from "./first-admin.ts";
import { hashPin } from "./hash-pin.ts";
import { peopleRoutes } from "./people-routes.ts";
import { resetPin } from "./reset-person-pin.ts";
import { readLivingSessionIds } from "./session.ts";
import { sessionRoutes } from "./session-routes.ts";
import { setupRoutes } from "./setup-routes.ts";

const secretKeys = ["a secret of the tests only"];
const shopId = FIRST_SHOP_ID;
const ended: string[] = [];
const shown: string[] = [];
let testDatabase: TestDatabase;
let database: Database;
let app: FastifyInstance;
let pinHash: string;

before(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase(testDatabase.url);
  app = build(database);
  pinHash = await hashPin(secretKeys, "1234");
  await ensureFirstAdmin(database, { secretKeys, firstAdmin: { login: 1, name: "Dona", pin: "1234" } });
});

after(async () => {
  await app.close();
  await database.end();
  await testDatabase.drop();
});

function build(pool: Database): FastifyInstance {
  const options = {
    database: pool,
    secretKeys,
    shopId,
    onSessionsEnded: (ids: string[]) => ended.push(...ids),
  };
  const built = Fastify();
  built.setErrorHandler((error, _request, reply) => {
    if (error instanceof AppError) {
      return reply.status(error.status).send({ code: error.code, details: error.details });
    }
    return reply.send(error);
  });
  built.register(fastifyCookie);
  built.decorateRequest("session", null);
  limitRequests(built, createLimits(createLocalStore(), LIMITS));
  built.register(sessionRoutes, options);
  built.register(peopleRoutes, options);
  built.register(setupRoutes, { ...options, showCode: (code: string) => shown.push(code) });
  return built;
}

class Screen {
  cookies: Record<string, string> = {};
  csrfToken = "";
  async send(method: "GET" | "POST" | "PATCH" | "DELETE", url: string, payload?: object) {
    const headers = { "x-csrf-token": this.csrfToken };
    const answer = await app.inject({
      method,
      url,
      cookies: this.cookies,
      headers,
      ...(payload ? { payload } : {}),
    });
    for (const { name, value } of answer.cookies) this.cookies[name] = value;
    const body = answer.body === "" ? {} : answer.json();
    if (body.csrfToken) this.csrfToken = body.csrfToken;
    return { status: answer.statusCode, body, setCookies: answer.cookies };
  }
  signIn(login: number, pin = "1234") {
    return this.send("POST", "/api/session", { login, pin });
  }
}

let nextLogin = 100;
async function hire(role: "seller" | "picker" | "buyer" | "admin" = "picker") {
  const login = nextLogin++;
  return transaction(database, (tx) =>
    addPerson(tx, shopId, { login, name: `Pessoa ${login}`, role, pinHash }),
  );
}

async function adminScreen(): Promise<Screen> {
  const screen = new Screen();
  assert.equal((await screen.signIn(1)).status, 200);
  return screen;
}

test("number and PIN open a session that says who is there, and signing out closes it", async () => {
  const person = await hire();
  const tablet = new Screen();
  const { status, body, setCookies } = await tablet.signIn(person.login);
  assert.equal(status, 200);
  assert.deepEqual(body.person, { id: person.id, login: person.login, name: person.name, role: "picker" });
  assert.equal(readActorToken(secretKeys, body.actorToken)?.personId, person.id);
  for (const cookie of setCookies)
    assert.ok(cookie.httpOnly && cookie.sameSite === "Strict" && cookie.path === "/");
  assert.equal((await tablet.send("GET", "/api/session")).body.person.id, person.id);
  assert.equal((await tablet.send("DELETE", "/api/session")).status, 204);
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
  const { people } = (await tablet.send("GET", "/api/session/known-people")).body;
  assert.deepEqual(people, [{ id: person.id, login: person.login, name: person.name }]);
  assert.deepEqual((await new Screen().send("GET", "/api/session/known-people")).body.people, []);
});

test("of sixty wrong PINs at once no more than five are looked at", async () => {
  const person = await hire();
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => new Screen().signIn(person.login, "9999")),
  );
  assert.equal(answers.filter(({ status }) => status === 401).length, 5);
  const locked = answers.filter(({ status }) => status === 429);
  assert.equal(locked.length, 55);
  for (const { body } of locked) {
    assert.equal(body.code, "locked");
    assert.ok(Date.parse(body.details.until) > Date.now() + 30_000);
  }
  assert.equal((await new Screen().signIn(person.login)).status, 429, "the right PIN, too late");
  const admin = await adminScreen();
  const listed = (await admin.send("GET", "/api/people")).body.people.find(
    ({ id }: { id: string }) => id === person.id,
  );
  assert.ok(listed.lockedUntil);
  assert.equal((await admin.send("POST", `/api/people/${person.id}/unlock`)).status, 204);
  assert.equal((await new Screen().signIn(person.login)).status, 200);
});

test("each lock is longer than the one before: up to an hour on a known device, up to a day for strangers together", async () => {
  const person = await hire();
  const tablet = new Screen();
  await tablet.signIn(person.login);
  const lockMinutes = async (rounds: number, guess: () => ReturnType<Screen["send"]>) => {
    const minutes: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < 5; i++) await guess();
      minutes.push(Math.round((Date.parse((await guess()).body.details.until) - Date.now()) / 60_000));
      await database.query("UPDATE pin_failures SET locked_until = now() WHERE login = $1", [person.login]);
    }
    return minutes;
  };
  assert.deepEqual(
    await lockMinutes(8, () => tablet.signIn(person.login, "9999")),
    [1, 2, 4, 8, 16, 32, 60, 60],
  );
  assert.deepEqual(
    await lockMinutes(13, () => new Screen().signIn(person.login, "9999")),
    [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440],
  );
  const aDayLater =
    "UPDATE pin_failures SET updated_at = now() - interval '30 hours', locked_until = now() - interval '20 hours' WHERE login = $1";
  await database.query(aDayLater, [person.login]);
  for (let i = 0; i < 5; i++) await new Screen().signIn(person.login, "9999");
  const { body } = await new Screen().signIn(person.login, "9999");
  assert.ok(
    Date.parse(body.details.until) > Date.now() + 23 * 3_600_000,
    "the day counts from the lock's end",
  );
});

test("twenty people's right PINs at once all come in", async () => {
  const person = await hire();
  const answers = await Promise.all(Array.from({ length: 20 }, () => new Screen().signIn(person.login)));
  assert.ok(answers.every(({ status }) => status === 200));
});

test("a stranger cannot lock the owner out of the owner's tablet", async () => {
  const person = await hire();
  const tablet = new Screen();
  await tablet.signIn(person.login);
  for (let i = 0; i < 8; i++) await new Screen().signIn(person.login, "9999");
  assert.equal((await new Screen().signIn(person.login)).status, 429);
  assert.equal((await tablet.signIn(person.login)).status, 200);
  const other = new Screen();
  await other.signIn((await hire()).login);
  assert.equal((await other.signIn(person.login)).status, 429, "somebody else's tablet is unknown too");
});

test("a number that nobody has answers, and locks, like one that somebody has", async () => {
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await new Screen().signIn(9876, "9999"));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 401, 401, 401, 401, 429],
  );
  assert.equal(answers[0]?.body.code, "wrong_credentials");
});

test("another role ends the person's sessions at once", async () => {
  const person = await hire();
  const tablet = new Screen();
  await tablet.signIn(person.login);
  const { rows } = await database.query(
    "SELECT encode(id_hash, 'hex') AS id FROM sessions WHERE person_id = $1",
    [person.id],
  );
  const id: string = rows[0].id;
  assert.ok((await readLivingSessionIds(database, shopId, [id])).has(id));
  const admin = await adminScreen();
  const changed = await admin.send("PATCH", `/api/people/${person.id}`, { role: "buyer" });
  assert.equal(changed.body.role, "buyer");
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
  assert.ok(ended.includes(id), "and whoever keeps sockets hears of it");
  assert.equal((await readLivingSessionIds(database, shopId, [id])).size, 0);
  const again = await tablet.signIn(person.login);
  assert.equal(again.body.person.role, "buyer");
  await admin.send("PATCH", `/api/people/${person.id}`, { active: false });
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
  assert.equal((await tablet.signIn(person.login)).body.code, "wrong_credentials");
});

test("a new PIN ends the sessions, replaces the old PIN and unlocks", async () => {
  const person = await hire();
  const tablet = new Screen();
  await tablet.signIn(person.login);
  for (let i = 0; i < 6; i++) await new Screen().signIn(person.login, "9999");
  await (await adminScreen()).send("PATCH", `/api/people/${person.id}`, { pin: "00000007" });
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
  assert.equal((await new Screen().signIn(person.login)).status, 401);
  assert.equal((await new Screen().signIn(person.login, "00000007")).status, 200);
});

test("what changes something needs the session's token, and a stranger is refused before anything is read", async () => {
  const admin = await adminScreen();
  const token = admin.csrfToken;
  for (const bad of ["", "x", `${token.slice(0, -1)}!`]) {
    admin.csrfToken = bad;
    const answer = await admin.send("POST", "/api/people", { nonsense: true });
    assert.equal(answer.body.code, "bad_csrf_token");
  }
  admin.csrfToken = token;
  assert.equal((await admin.send("POST", "/api/people", { nonsense: true })).status, 400);
  assert.equal((await new Screen().send("POST", "/api/people", { nonsense: true })).status, 401);
});

test("only administrators manage people", async () => {
  const tablet = new Screen();
  await tablet.signIn((await hire("seller")).login);
  assert.equal((await tablet.send("GET", "/api/people")).body.code, "forbidden");
  assert.equal((await tablet.send("POST", "/api/people", {})).body.code, "forbidden");
});

test("a number belongs to one person, and every change is on record", async () => {
  const admin = await adminScreen();
  const person = { login: nextLogin++, name: " Rita ", role: "buyer", pin: "4321" };
  const added = await admin.send("POST", "/api/people", person);
  assert.equal(added.status, 201);
  assert.equal(added.body.name, "Rita");
  assert.equal((await admin.send("POST", "/api/people", person)).body.code, "login_taken");
  const { rows } = await database.query("SELECT act, data FROM audit_log WHERE subject = $1", [
    added.body.id,
  ]);
  assert.deepEqual(rows, [
    { act: "person_added", data: { after: { login: person.login, name: "Rita", role: "buyer" } } },
  ]);
});

test("a change of a person is on record with before and after, and never with a PIN", async () => {
  const admin = await adminScreen();
  const rita = await hire("picker");
  await admin.send("PATCH", `/api/people/${rita.id}`, { role: "buyer", pin: "9876" });
  const { rows } = await database.query(
    "SELECT data FROM audit_log WHERE subject = $1 AND act = 'person_changed'",
    [rita.id],
  );
  assert.deepEqual(rows, [
    { data: { before: { role: "picker" }, after: { role: "buyer", pin: "changed" } } },
  ]);
});

test("an administrator sees where somebody is signed in and who tried, and signs them out everywhere", async () => {
  const admin = await adminScreen();
  const rita = await hire("picker");
  const [tablet, phone] = [new Screen(), new Screen()];
  await tablet.signIn(rita.login);
  await phone.signIn(rita.login);
  assert.equal(
    (await new Screen().send("POST", "/api/session", { login: rita.login, pin: "0000" })).status,
    401,
  );
  const at = `/api/people/${rita.id}`;
  const { sessions, signIns } = (await admin.send("GET", `${at}/devices`)).body;
  assert.equal(sessions.length, 2);
  assert.ok(
    sessions.every(({ isThisOne, agent }: { isThisOne: boolean; agent: string }) => !isThisOne && agent),
  );
  assert.deepEqual(
    signIns.map(({ act }: { act: string }) => act),
    ["sign_in_failed", "signed_in", "signed_in"],
  );
  assert.equal((await tablet.send("POST", `${at}/sign-out`)).body.code, "forbidden");
  assert.equal((await tablet.send("GET", `${at}/devices`)).body.code, "forbidden");
  ended.length = 0;
  assert.equal((await admin.send("POST", `${at}/sign-out`)).body.ended, 2);
  assert.equal(ended.length, 2);
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
  assert.equal((await phone.send("GET", "/api/session")).status, 401);
});

test("who signs out everywhere else stays in here", async () => {
  const boss = await hire("admin");
  const [here, elsewhere] = [new Screen(), new Screen()];
  await here.signIn(boss.login);
  await elsewhere.signIn(boss.login);
  assert.equal((await here.send("POST", `/api/people/${boss.id}/sign-out`)).body.ended, 1);
  assert.equal((await here.send("GET", "/api/session")).status, 200);
  assert.equal((await elsewhere.send("GET", "/api/session")).status, 401);
  await database.query("UPDATE people SET active = false WHERE id = $1", [boss.id]);
});

test("of two administrators who dismiss each other at the same moment one remains", async () => {
  const second = await hire("admin");
  const one = await adminScreen();
  const two = new Screen();
  await two.signIn(second.login);
  const first = (await one.send("GET", "/api/session")).body.person.id;
  const answers = await Promise.all([
    one.send("PATCH", `/api/people/${second.id}`, { active: false }),
    two.send("PATCH", `/api/people/${first}`, { active: false }),
  ]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  await database.query("UPDATE people SET active = true WHERE id = $1", [first]);
  await database.query("UPDATE people SET active = false WHERE id = $1", [second.id]);
  const again = await adminScreen();
  assert.equal(
    (await again.send("PATCH", `/api/people/${first}`, { role: "picker" })).body.code,
    "last_admin",
  );
});

test("a session that slept eight hours is over, and use keeps it awake", async () => {
  const tablet = new Screen();
  const person = await hire();
  await tablet.signIn(person.login);
  const sleep = (time: string) =>
    database.query("UPDATE sessions SET last_active_at = now() - $2::interval WHERE person_id = $1", [
      person.id,
      time,
    ]);
  await sleep("7 hours 59 minutes");
  assert.equal((await tablet.send("GET", "/api/session")).status, 200);
  const { rows } = await database.query(
    "SELECT last_active_at > now() - interval '1 minute' AS awake FROM sessions WHERE person_id = $1",
    [person.id],
  );
  assert.equal(rows[0].awake, true);
  await sleep("8 hours 1 second");
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
});

test("a session that was never left alone is over after thirty days all the same", async () => {
  const person = await hire();
  const tablet = new Screen();
  await tablet.signIn(person.login);
  await database.query("UPDATE sessions SET created_at = now() - interval '31 days' WHERE person_id = $1", [
    person.id,
  ]);
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
});

test("the first person of an empty shop needs the code from the log, and there is only one first", async () => {
  const empty = await createTestDatabase();
  const pool = openDatabase(empty.url);
  const shop = build(pool);
  try {
    await shop.ready();
    shown.length = 0;
    const { setupCode } = await ensureFirstAdmin(pool, { secretKeys, firstAdmin: undefined });
    assert.match(setupCode ?? "", /^[A-Z2-9]{8}$/);
    const post = (code: string, login = 7) =>
      shop.inject({ method: "POST", url: "/api/setup", payload: { code, login, name: "Dona", pin: "1234" } });
    assert.deepEqual((await shop.inject("/api/setup")).json(), { needed: true });
    for (let i = 0; i < 10; i++) assert.equal((await post("AAAAAAAA")).json().code, "wrong_setup_code");
    assert.equal(
      (await post(setupCode ?? "")).json().code,
      "wrong_setup_code",
      "ten wrong ones use a code up",
    );
    assert.equal(shown.length, 1, "and another is shown");
    const { setupCode: next } = await ensureFirstAdmin(pool, { secretKeys, firstAdmin: undefined });
    assert.equal(shown[0], next);
    const both = await Promise.all([post(next ?? "", 7), post(next ?? "", 8)]);
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [200, 409]);
    assert.deepEqual((await shop.inject("/api/setup")).json(), { needed: false });
    assert.equal((await post(next ?? "")).json().code, "already_set_up");
    assert.equal((await ensureFirstAdmin(pool, { secretKeys, firstAdmin: undefined })).setupCode, null);
  } finally {
    await shop.close();
    await pool.end();
    await empty.drop();
  }
});

test("the owner who lost the last PIN gives it anew on the server", async () => {
  const person = await hire("admin");
  const tablet = new Screen();
  await tablet.signIn(person.login);
  for (let i = 0; i < 6; i++) await tablet.signIn(person.login, "9999");
  await resetPin(database, { secretKeys, shopId, login: person.login, pin: "87654321" });
  assert.equal((await tablet.send("GET", "/api/session")).status, 401);
  assert.equal((await tablet.signIn(person.login, "87654321")).status, 200);
  await assert.rejects(resetPin(database, { secretKeys, shopId, login: 9875, pin: "1234" }), /9875/);
});
