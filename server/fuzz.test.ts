import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import WebSocket from "ws";
import { ClientMessage } from "../shared/live/client-message.ts";
import { newId } from "../shared/new-id.ts";
import { ROLES } from "../shared/people/roles.ts";
import { apiTargets, type Target } from "../test-support/fuzz/api-targets.ts";
import { leakIn } from "../test-support/fuzz/leaks.ts";
import {
  type Chance,
  chanceFrom,
  type Known,
  nearValue,
  strangeValue,
} from "../test-support/fuzz/seeded-values.ts";
import { strangeBytes } from "../test-support/fuzz/strange-bytes.ts";
import { strangeUpload } from "../test-support/fuzz/strange-uploads.ts";
import { quotePdf } from "../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../test-support/quotes/quote-specs.ts";
import { openLine, readAll } from "../test-support/raw-http.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../test-support/test-shop.ts";

/** FUZZ_SEED repeats a run; with SOAK it is twenty times as long. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const TIMES = process.env.SOAK ? 20 : 1;
const REQUESTS = 3_600 * TIMES;
const MESSAGES = 800 * TIMES;
const RAW_LINES = 300 * TIMES;

/** Somebody who asks: what his cookies and his token are. A stranger has neither, a wall no token. */
interface Asker {
  name: string;
  cookies: Record<string, string>;
  csrfToken?: string;
}

let shop: TestShop;
/** Signed in at a device of its own, which nobody's wrong PINs can lock. */
let keeper: Hand;
let askers: Asker[];
let known: Known;
let pdf: Buffer;
before(async () => {
  shop = await openTestShop();
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  keeper = await shop.signIn(ADMIN.login, ADMIN.pin);
  askers = [{ name: "stranger", cookies: {} }, await hangUp(), ...(await Promise.all(ROLES.map(hire)))];
  pdf = await quotePdf(exampleQuote("51000").spec);
  known = await whatIsThere();
});
after(() => shop.close());

let logins = 7_000;
async function hire(role: (typeof ROLES)[number]): Promise<Asker> {
  const login = ++logins;
  const person = { login, name: `Pessoa ${login}`, role, pin: "1234" };
  assert.equal((await keeper.request("POST", "/api/people", person)).statusCode, 201);
  const { cookies, me } = await shop.signIn(login, person.pin);
  return { name: role, cookies, csrfToken: me.csrfToken };
}

async function hangUp(): Promise<Asker> {
  const { token } = (await keeper.request("POST", "/api/walls", { name: "TV" })).json();
  return { name: "wall", cookies: { wall: token } };
}

/** An order with some of everything, and the names under which its parts are asked for. */
async function whatIsThere(): Promise<Known> {
  const order = await keeper.newOrder("51001");
  const lines = order.lines.map(({ id }) => id);
  await keeper.send(
    order.id,
    { type: "pick", lineId: lines[0], quantity: 2 },
    { type: "reportMissing", lineId: lines[1], quantity: 2, reason: "out_of_stock" },
    { type: "markBought", lineId: lines[1], quantity: 1, supplier: "Fornecedor", priceCents: 150 },
  );
  const quotes = await Promise.all(
    ["51002", "51003"].map((number) => keeper.upload(exampleQuote(number).spec)),
  );
  const person = (
    await keeper.request("POST", "/api/people", {
      login: ++logins,
      name: "Alvo",
      role: "picker",
      pin: "1234",
    })
  ).json();
  const code = order.lines[0]!.code;
  return {
    id: [order.id, lines[0], person.id, newId()],
    lineId: lines,
    order: [order.id],
    quoteId: quotes.map(({ quoteId }) => quoteId),
    logistics: ["motoboy", "correios"],
    login: [ADMIN.login, logins, 9_000, 9_001],
    pin: ["1234", ADMIN.pin, "0000"],
    reason: ["out_of_stock", "other"],
    codes: [code, `${code},x,,`],
    code: [code, "789"],
    productCode: [code],
    number: ["51001"],
    quantity: [1, 2, 1_000_000],
    timeZone: ["America/Sao_Paulo", "+03:00", "Etc/GMT+12"],
    seenVersion: [0, 1, 5, 2 ** 31 - 1, 2 ** 53 - 1],
  };
}

/** Whether he still gets in: what is sent also signs people out and takes screens down. */
async function stillThere(asker: Asker): Promise<boolean> {
  if (asker.name === "stranger") return true;
  const url = asker.name === "wall" ? "/api/wall-session" : "/api/session";
  return (await shop.app.inject({ url, cookies: asker.cookies })).statusCode === 200;
}

async function replace(asker: Asker): Promise<void> {
  const role = ROLES.find((one) => one === asker.name);
  askers[askers.indexOf(asker)] = role ? await hire(role) : await hangUp();
}

const inUrl = (value: unknown) =>
  encodeURIComponent((typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed());

function strangeRequest(
  target: Target,
  chance: Chance,
): { url: string; payload?: string | Buffer; type?: string } {
  const path = target.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    inUrl(chance.happens(0.75) ? chance.pick(known[name] ?? []) : strangeValue(chance)).slice(0, 300),
  );
  const query = (target.parameters ?? [])
    .filter((parameter) => parameter.in === "query" && chance.happens(0.6))
    .flatMap(({ name, schema }) =>
      Array(chance.happens(0.05) ? 2 : 1).fill(`${name}=${inUrl(nearValue(schema, chance, known, name))}`),
    )
    .join("&");
  const url = query ? `${path}?${query}` : path;
  if (target.method === "GET") return { url };
  if (target.path === "/api/quotes" && chance.happens(0.9)) return { url, ...strangeUpload(pdf, chance) };
  const schema = target.requestBody?.content["application/json"]?.schema ?? {};
  let payload = JSON.stringify(nearValue(schema, chance, known)) ?? "";
  if (chance.happens(0.03)) payload = payload.slice(0, -1);
  if (chance.happens(0.03)) payload = payload.replace(/^\{(?="(\w+)")/, '{"$1":null,"__proto__":{"a":1},');
  if (chance.happens(0.005)) payload = JSON.stringify("x".repeat(1_100_000));
  if (chance.happens(0.005)) payload = "[".repeat(100_000);
  const odd = [
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/xml",
    "multipart/form-data",
    "é",
    "application/json;charset=utf-16",
  ];
  return { url, payload, type: chance.happens(0.93) ? "application/json" : chance.pick(odd) };
}

test("whatever is sent to the API, by whomever, it answers without failing and without telling of its insides", async (t) => {
  const chance = chanceFrom(SEED);
  const targets = apiTargets(shop.app);
  const statuses = new Map<number, number>();
  const succeeded = new Set<Target>();
  const failures: string[] = [];
  for (let number = 0; number < REQUESTS; number++) {
    const target = targets[number % targets.length]!;
    const asker = askers[Math.floor(number / targets.length) % askers.length]!;
    const { url, payload, type } = strangeRequest(target, chance);
    const answer = await shop.app.inject({
      method: target.method,
      url,
      cookies: asker.cookies,
      headers: {
        ...(asker.csrfToken && { "x-csrf-token": asker.csrfToken }),
        ...(type && { "content-type": type }),
      },
      ...(payload !== undefined && { payload }),
    });
    const { statusCode, body } = answer;
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    if (statusCode < 300) succeeded.add(target);
    if ((statusCode === 401 || target.method === "DELETE") && !(await stillThere(asker)))
      await replace(asker);
    const leak = leakIn(body, `${decodeURIComponent(url)} ${payload ?? ""}`);
    if (statusCode >= 500 || leak)
      failures.push(
        `${asker.name}: ${target.method} ${url.slice(0, 300)} ${String(payload ?? "").slice(0, 600)} → ${statusCode} ${leak ?? ""} ${body.slice(0, 300)}`,
      );
  }
  const broken = [...statuses].reduce((sum, [status, count]) => sum + (status >= 500 ? count : 0), 0);
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  t.diagnostic(
    `seed ${SEED}, ${REQUESTS} requests to ${targets.length} operations as ${askers.map(({ name }) => name).join(", ")}: 5xx = ${broken} (${counts.join(", ")}); ${succeeded.size} operations were also done`,
  );
  assert.deepEqual(failures, [], `seed ${SEED}`);
  assert.ok(
    succeeded.size > targets.length * 0.6,
    `only ${succeeded.size} of ${targets.length} got past the door`,
  );
});

test("whatever is said on a socket, it is answered or closed, and nobody else notices", async (t) => {
  const chance = chanceFrom(SEED + 1);
  const leaks: string[] = [];
  const closes = new Map<number, number>();
  const open = (asker: Asker) =>
    new Promise<WebSocket>((resolve, reject) => {
      const cookie = Object.entries(asker.cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join("; ");
      const socket = new WebSocket(`${shop.app.listeningOrigin.replace("http", "ws")}/live`, {
        headers: { cookie },
      });
      socket.on("message", (data) => {
        const leak = leakIn(String(data));
        if (leak) leaks.push(leak);
      });
      socket.on("close", (code) => closes.set(code, (closes.get(code) ?? 0) + 1));
      socket.on("error", reject);
      socket.on("open", () => resolve(socket));
    });
  const schemas = ClientMessage.anyOf;
  const topics = [
    "board",
    "purchasing",
    "presence",
    `order:${known.order?.[0]}`,
    `order:${newId()}`,
    "order:",
    "x",
  ];
  const say = (socket: WebSocket) => {
    const message = JSON.stringify(
      nearValue(chance.pick(schemas), chance, { ...known, topics, orderId: known.order ?? [] }),
    );
    const act = chance.below(40);
    if (act === 0) socket.send(Buffer.from(message ?? ""), { binary: true });
    else if (act === 1) socket.send("x".repeat(20_000));
    else if (act === 2) socket.send(Buffer.from([0xff, 0xfe, 0x00]), { binary: false });
    else if (act === 3) socket.ping("p".repeat(chance.below(125)));
    else if (act === 4) socket.send(message?.slice(0, -1) ?? "", { fin: false });
    else if (act === 5) socket.close(chance.pick([1000, 1001, 3000, 4999]), "x".repeat(chance.below(120)));
    else socket.send(message ?? "");
  };
  const people = askers.filter(({ name }) => name !== "stranger");
  let socket: WebSocket | undefined;
  for (let number = 0; number < MESSAGES; number++) {
    if (socket?.readyState !== WebSocket.OPEN) {
      const asker = people[number % people.length]!;
      if (!(await stillThere(asker))) await replace(asker);
      socket = await open(askers.find(({ name }) => name === asker.name)!);
      socket.on("error", () => {});
    }
    say(socket);
    await new Promise(setImmediate);
  }
  socket?.terminate();
  t.diagnostic(
    `seed ${SEED}, ${MESSAGES} messages, closed ${[...closes].map(([code, count]) => `${code}: ${count}`).join(", ")}`,
  );
  assert.deepEqual(leaks, []);
  assert.equal(closes.get(1011) ?? 0, 0, "never because we failed");
});

test("whatever comes over a line, HTTP or not, it is answered or cut, and nobody else notices", async (t) => {
  const chance = chanceFrom(SEED + 2);
  const statuses = new Map<string, number>();
  for (let number = 0; number < RAW_LINES; number++) {
    const bytes = strangeBytes(chance);
    const line = openLine(shop.app);
    line.write(bytes);
    // Who waits for more of a request hears that there is none.
    line.end();
    const answer = await readAll(line);
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? (answer === "" ? "cut" : "other");
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    assert.ok(
      !/^5\d\d|other/.test(status),
      `seed ${SEED}: ${JSON.stringify(bytes.toString("latin1").slice(0, 500))} → ${answer.slice(0, 300)}`,
    );
    assert.equal(leakIn(answer, bytes.toString("latin1")), undefined);
  }
  t.diagnostic(
    `seed ${SEED}, ${RAW_LINES} lines (${[...statuses].map(([status, count]) => `${status}: ${count}`).join(", ")})`,
  );
});

test("after all of that the shop works on", async () => {
  const order = await keeper.newOrder("51009");
  const [result] = await keeper.send(order.id, { type: "pick", lineId: order.lines[0]!.id, quantity: 1 });
  assert.equal(result?.outcome, "applied");
  assert.equal((await shop.app.inject("/health/ready")).statusCode, 200);
  assert.equal(
    ({} as Record<string, unknown>).admin,
    undefined,
    "and no object of the process became another",
  );
});

test("text that the database cannot store is refused, wherever it stands", async () => {
  for (const text of ["a\0b", "\ud800"]) {
    const person = { login: 9_000, name: text, role: "picker", pin: "1234" };
    assert.equal((await keeper.request("POST", "/api/people", person)).statusCode, 400);
  }
  assert.equal((await keeper.request("GET", "/api/barcodes/a%00b")).statusCode, 400);
  assert.equal((await keeper.request("GET", "/api/orders?state=open&q=a%00b")).statusCode, 400);
});
