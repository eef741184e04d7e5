import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../shared/new-id.ts";
import type { Role } from "../shared/people/person.ts";
import { chanceFrom, nearValue, strangeValue, type ValueSchema } from "../test-support/fuzz/seeded-values.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../test-support/test-shop.ts";

const REQUESTS = 3_000;
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const LEAKS: readonly [string, RegExp][] = [
  ["a stack", /\bat [\w.<> ]+ \(?(file:|\/)|node_modules|node:internal/],
  ["a file of ours", /\/(server|shared)\/[\w/-]+\.[jt]s\b/],
  [
    "SQL",
    /\b(syntax error at|violates \w+[ -]\w+ constraint|invalid input syntax|duplicate key value|byte sequence)\b/i,
  ],
  ["a hash", /\$?scrypt|pin_hash|pinHash/i],
  ["a secret", /a secret that is long enough/],
];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];

interface Operation {
  parameters?: { in: string; name: string; schema: ValueSchema }[];
  requestBody?: { content: Record<string, { schema?: ValueSchema }> };
}
interface Target extends Operation {
  method: Method;
  path: string;
}

const ROLES = ["seller", "picker", "buyer", "admin"] as const;

let shop: TestShop;
/** Signed in at a device of its own, which nobody's wrong PINs can lock. */
let keeper: Hand;
let hands: (Hand | undefined)[];
let ids: string[];
let targets: Target[];
let logins = 7_000;
before(async () => {
  shop = await openTestShop();
  keeper = await shop.signIn(ADMIN.login, ADMIN.pin);
  hands = [undefined, ...(await Promise.all(ROLES.map(hire)))];
  const order = await keeper.newOrder("51001");
  ids = [order.id, order.lines[0]?.id ?? newId(), (await hire("picker")).me.person.id, newId()];
  targets = operations();
});
after(() => shop.close());

async function hire(role: Role): Promise<Hand> {
  const login = ++logins;
  const person = { login, name: `Pessoa ${login}`, role, pin: "1234" };
  assert.equal((await keeper.request("POST", "/api/people", person)).statusCode, 201);
  return shop.signIn(login, person.pin);
}

/** What is sent also signs people out; the rest of the run would then only meet 401. */
async function replaceWhoIsSignedOut(hand: Hand): Promise<void> {
  if ((await hand.request("GET", "/api/session")).statusCode === 200) return;
  hands[hands.indexOf(hand)] = await hire(hand.me.person.role);
}

function operations(): Target[] {
  const { paths = {} } = shop.app.swagger();
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      // The description is ours and dereferenced: plain JSON schemas, read more narrowly than the library's types.
      const found = (item as Record<string, Operation>)[method.toLowerCase()];
      return found ? [{ ...found, method, path }] : [];
    }),
  );
}

test("whatever is sent to the API, it answers without failing and without telling of its insides", async (t) => {
  const chance = chanceFrom(SEED);
  const statuses = new Map<number, number>();
  const failures: string[] = [];
  const inUrl = (value: unknown) =>
    encodeURIComponent((typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed());
  for (let number = 0; number < REQUESTS; number++) {
    const target = targets[number % targets.length];
    assert.ok(target, "the description names operations");
    const hand = chance.pick(hands);
    const near = (schema: ValueSchema) => nearValue(schema, chance, ids);
    const path = target.path.replace(/\{\w+\}/g, () =>
      chance.happens(0.6) ? chance.pick(ids) : inUrl(strangeValue(chance)).slice(0, 300),
    );
    const query = (target.parameters ?? [])
      .filter((parameter) => parameter.in === "query" && chance.happens(0.6))
      .flatMap(({ name, schema }) =>
        Array(chance.happens(0.1) ? 2 : 1).fill(`${name}=${inUrl(near(schema))}`),
      )
      .join("&");
    const headers: Record<string, string> = hand ? { "x-csrf-token": hand.me.csrfToken } : {};
    let payload: string | undefined;
    if (target.method !== "GET") {
      const schema = target.requestBody?.content["application/json"]?.schema ?? {};
      payload = JSON.stringify(near(schema)) ?? "";
      if (chance.happens(0.05)) payload = payload.slice(0, -1);
      if (chance.happens(0.05))
        payload = payload.replace(/^\{(?="(\w+)")/, '{"$1":null,"__proto__":{"a":1},');
      if (chance.happens(0.01)) payload = JSON.stringify("x".repeat(1_100_000));
      headers["content-type"] = chance.happens(0.9)
        ? "application/json"
        : chance.pick([
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/xml",
            "multipart/form-data",
            "é",
          ]);
    }
    const url = query ? `${path}?${query}` : path;
    const answer = await shop.app.inject({
      method: target.method,
      url,
      headers,
      ...(hand && { cookies: hand.cookies }),
      ...(payload !== undefined && { payload }),
    });
    if (hand && (answer.statusCode === 401 || target.method === "DELETE")) await replaceWhoIsSignedOut(hand);
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    const leaked = LEAKS.find(
      ([, pattern]) => path.startsWith("/api/docs") === false && pattern.test(answer.body),
    );
    if (answer.statusCode >= 500 || leaked) {
      const what = leaked ? `leaked ${leaked[0]}: ${answer.body.slice(0, 300)}` : String(answer.statusCode);
      failures.push(`${target.method} ${url.slice(0, 300)} ${payload?.slice(0, 600) ?? ""} → ${what}`);
    }
  }
  const counts = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
  const broken = [...statuses].reduce((sum, [status, count]) => sum + (status >= 500 ? count : 0), 0);
  t.diagnostic(
    `seed ${SEED}, ${REQUESTS} requests to ${targets.length} operations, 5xx = ${broken} (${counts.join(", ")})`,
  );
  assert.ok((statuses.get(401) ?? 0) < REQUESTS / 3, "most requests get past the door");
  assert.deepEqual(failures, [], `seed ${SEED}`);
});

test("text that the database cannot store is refused, wherever it stands", async () => {
  const bad = ["a\0b", "\ud800"];
  for (const text of bad) {
    const answer = await keeper.request("POST", "/api/people", {
      login: 9_000,
      name: text,
      role: "picker",
      pin: "1234",
    });
    assert.equal(answer.statusCode, 400);
  }
  assert.equal((await keeper.request("GET", "/api/barcodes/a%00b")).statusCode, 400);
  assert.equal((await keeper.request("GET", "/api/orders?state=open&q=a%00b")).statusCode, 400);
});
