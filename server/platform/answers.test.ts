import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { sayRaw } from "../../test-support/raw-http.ts";
import { ADMIN, type Hand, openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { ownCertificate } from "./own-certificate.ts";

const CSP =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'self'";

let shop: TestShop;
let admin: Hand;
before(async () => {
  shop = await openTestShop();
  await shop.app.listen({ host: "127.0.0.1", port: 0 });
  admin = await shop.signIn(ADMIN.login, ADMIN.pin);
});
after(() => shop.close());

function assertSecure(headers: { get(name: string): string | undefined }, what: string, csp = CSP): void {
  const found = Object.fromEntries(
    [
      "content-security-policy",
      "x-content-type-options",
      "x-frame-options",
      "referrer-policy",
      "cross-origin-resource-policy",
      "strict-transport-security",
    ].map((name) => [name, headers.get(name)]),
  );
  const wanted = {
    "content-security-policy": csp,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": undefined,
  };
  assert.deepEqual(found, wanted, what);
  assert.equal(headers.get("server") ?? headers.get("x-powered-by"), undefined, what);
}

test("every answer carries the strict headers: pages, files, data, refusals, the description, health", async () => {
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";
  assert.equal((await admin.request("PATCH", "/api/settings", { logo: png })).statusCode, 200);
  const strangers: [string, string, number?][] = [
    ["GET", "/"],
    ["GET", "/pedidos/1"],
    ["GET", "/assets/none.js", 404],
    ["GET", "/health/live", 200],
    ["GET", "/health/ready", 200],
    ["GET", "/api/orders", 401],
    ["GET", "/api/nothing", 404],
    ["POST", "/api/nothing", 404],
    ["PUT", "/api/orders", 404],
    ["POST", "/api/session", 400],
    ["GET", "/api/docs", 200],
    ["GET", "/api/docs/json", 200],
    ["GET", "/api/docs/", 200],
    ["GET", "/api/docs/style.css", 200],
    ["GET", "/live", 401],
    ["GET", "/%zz", 400],
    ["GET", `/api/orders/${"x".repeat(300)}`, 400],
  ];
  for (const [method, url, status] of strangers) {
    const answer = await fetch(`${shop.app.listeningOrigin}${url}`, { method, redirect: "manual" });
    const what = `${method} ${url}`;
    if (status) assert.equal(answer.status, status, what);
    assertSecure({ get: (name) => answer.headers.get(name) ?? undefined }, what);
    const body = await answer.text();
    assert.ok(!body.includes("x".repeat(300)) && !body.includes("%zz"), `${what} repeats what was sent`);
  }
  const logo = await fetch(`${shop.app.listeningOrigin}/api/settings/logo`);
  assert.equal(logo.headers.get("content-type"), "image/png");
  const get = (name: string) => logo.headers.get(name) ?? undefined;
  assertSecure({ get }, "the logo", "default-src 'none'; sandbox");
});

test("so do the answers to what never becomes a request", async () => {
  const socket = "GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n";
  const cookie = Object.entries(admin.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const raw: [string, string, number][] = [
    ["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00", 400],
    ["no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["a foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 400],
    ["headers without end", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["a socket of nobody", `${socket}\r\n`, 401],
    ["a socket without its key", `${socket}Cookie: ${cookie}\r\n\r\n`, 400],
    [
      "another protocol",
      "GET /api/session HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n",
      401,
    ],
  ];
  for (const [what, bytes, status] of raw) {
    const answer = await sayRaw(shop.app, bytes);
    assert.ok(answer, what);
    assert.equal(answer.status, status, what);
    assert.ok(JSON.parse(answer.body).code, what);
    assertSecure(answer.headers, what);
  }
});

test("a request that two servers in a row could understand differently is refused", async () => {
  const ask = (lines: string[], body = "") =>
    sayRaw(shop.app, `${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n${body}`);
  const host = "Host: localhost";
  const odd: [string, string[], string?][] = [
    ["two lengths", ["POST /api/session HTTP/1.1", host, "Content-Length: 2", "Content-Length: 3"], "{}"],
    [
      "a length and chunks",
      ["POST /api/session HTTP/1.1", host, "Content-Length: 5", "Transfer-Encoding: chunked"],
      "0\r\n\r\nGET /api/people HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
    ["two hosts", ["GET /api/setup HTTP/1.1", host, "Host: evil.example"]],
    ["another host in the request's line", ["GET http://evil.example/api/setup HTTP/1.1", host]],
    ["a blank before the colon", ["GET /api/setup HTTP/1.1", "Host : localhost"]],
    ["a folded header", ["GET /api/setup HTTP/1.1", host, "X: a", " b: c"]],
    ["a bare line feed", ["GET /api/setup HTTP/1.1\nHost: localhost", "X: a\rY: b"]],
    [
      "a chunk size with a sign",
      ["POST /api/session HTTP/1.1", host, "Transfer-Encoding: chunked"],
      "+2\r\n{}\r\n0\r\n\r\n",
    ],
    ["an unknown coding", ["POST /api/session HTTP/1.1", host, "Transfer-Encoding: xchunked"], "0\r\n\r\n"],
  ];
  for (const [what, lines, body] of odd) {
    const answer = await ask(lines, body);
    assert.ok(answer === null || answer.status === 400, `${what}: ${answer?.status}`);
    assert.ok(!answer?.body.includes("HTTP/1.1"), `${what} is answered once`);
  }
});

test("no method is taken for another one, and none that we do not serve does anything", async () => {
  const { rows: before } = await shop.database.query("SELECT count(*) FROM people");
  for (const method of ["TRACE", "PUT", "OPTIONS", "PROPFIND"]) {
    const answer = await sayRaw(
      shop.app,
      `${method} /api/people HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    assert.equal(answer?.status, 404, method);
    assert.equal(answer?.headers.get("access-control-allow-origin"), undefined);
  }
  const url = "/api/people?_method=POST";
  const headers = { "x-http-method-override": "POST", "x-csrf-token": admin.me.csrfToken };
  const person = { login: 77, name: "Ninguém", role: "picker", pin: "1234" };
  const answer = await shop.app.inject({
    method: "GET",
    url,
    headers,
    cookies: admin.cookies,
    payload: person,
  });
  assert.equal(answer.statusCode, 200);
  assert.deepEqual((await shop.database.query("SELECT count(*) FROM people")).rows, before);
});

test("only JSON, and a form where a file is asked for, is read", async () => {
  const payload = JSON.stringify({ login: ADMIN.login, pin: ADMIN.pin });
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "text/json;charset=utf-8",
    "multipart/form-data; boundary=x",
  ]) {
    const answer = await shop.app.inject({
      method: "POST",
      url: "/api/session",
      headers: { "content-type": type },
      payload,
    });
    assert.ok([400, 415].includes(answer.statusCode), `${type}: ${answer.statusCode}`);
    assert.equal(answer.cookies.length, 0);
  }
  const plain = await shop.app.inject({
    method: "POST",
    url: "/api/session",
    headers: { "content-type": "text/plain" },
    payload,
  });
  assert.deepEqual([plain.statusCode, plain.json().code], [415, "unsupported_media_type"]);
  for (const polluted of [
    '{"__proto__":{"role":"admin"},"login":1,"pin":"4321"}',
    '{"constructor":{"prototype":{"a":1}},"login":1,"pin":"4321"}',
  ]) {
    const headers = { "content-type": "application/json" };
    const answer = await shop.app.inject({ method: "POST", url: "/api/session", headers, payload: polluted });
    assert.equal(answer.statusCode, 400);
  }
  assert.equal(({} as Record<string, unknown>).role ?? ({} as Record<string, unknown>).a, undefined);
});

test("a path leads to no file but the screens'", async () => {
  for (const path of [
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2f..%2fpackage.json",
    "/assets/%2e%2e%5c..%5cpackage.json",
    "//etc/passwd",
    "/api/docs/static/../../../package.json",
    "/api/docs/static/..%2f..%2fpackage.json",
    "/.env",
    "/assets/",
  ]) {
    const answer = await sayRaw(
      shop.app,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    assert.ok(answer && answer.status < 500, path);
    assert.doesNotMatch(answer.body, /"dependencies"|root:.*:0:0|DATABASE_URL/, path);
  }
});

test("what is said to somebody signed in stays in no cache", async () => {
  for (const url of [
    "/api/session",
    "/api/people",
    "/api/orders",
    "/api/settings",
    "/api/history",
    "/api/history.csv",
    "/%61pi/people",
  ]) {
    const answer = await admin.request("GET", url);
    assert.deepEqual([answer.statusCode, answer.headers["cache-control"]], [200, "no-store"], url);
  }
});

test("who came over our own TLS is held to it for a day, without the names below", async () => {
  const folder = mkdtempSync(join(tmpdir(), "separacao-tls-"));
  const { key, cert, caCertPem } = await ownCertificate(folder, ["localhost", "127.0.0.1"]);
  const app = await shop.serveAgain({ https: { key, cert } });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
    get(`${app.listeningOrigin}/api/setup`, { ca: caCertPem, agent: false }, (answer) =>
      resolve(answer.resume().headers),
    ).on("error", reject);
  });
  assert.equal(headers["strict-transport-security"], "max-age=86400");
  assert.equal(headers["cross-origin-opener-policy"], "same-origin");
  rmSync(folder, { recursive: true, force: true });
});
