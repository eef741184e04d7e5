import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { noBalancer, startBalancer } from "../../test-support/balancer.ts";
import { openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { trustedProxies } from "./trusted-proxies.ts";

const PROXY = "10.0.0.5";
let shop: TestShop;
let behind: FastifyInstance;
before(async () => {
  shop = await openTestShop();
  behind = await shop.serveAgain({
    trustedProxies: ["10.0.0.0/8", "fd00::/8"],
    httpsRedirect: true,
    hostRules: { allowedHosts: ["loja.example"], trustedOrigins: [] },
  });
});
after(() => shop.close());

const ask = (
  app: FastifyInstance,
  from: string,
  url: string,
  headers: Record<string, string> = {},
  method: "GET" | "POST" = "GET",
) =>
  app.inject({
    method,
    url,
    remoteAddress: from,
    headers: { host: "loja.example", ...headers },
    ...(method === "POST" && { payload: { login: 4320, pin: "0000" } }),
  });
const lastAddress = async (): Promise<string> =>
  (
    await shop.database.query(
      "SELECT address FROM audit_log WHERE act = 'sign_in_failed' ORDER BY id DESC LIMIT 1",
    )
  ).rows[0].address;

test("addresses and networks are told apart from what is neither", () => {
  const trusts = trustedProxies(["10.0.0.0/8", "192.168.7.1", "fd00::/8"]);
  for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "192.168.7.1", "fd00::1"])
    assert.ok(trusts(address), address);
  for (const address of [
    "11.0.0.1",
    "192.168.7.2",
    "2001:db8::1",
    "unix:",
    "10.0.0.5, 1.2.3.4",
    "",
    undefined,
  ])
    assert.ok(!trusts(address), address);
  assert.ok(!trustedProxies([])("127.0.0.1"));
  for (const odd of ["10.0.0.0/40", "ten", "10.0.0.1/x", "::1/129"])
    assert.throws(() => trustedProxies([odd]), odd);
});

test("who is not a trusted proxy is who the line says, whatever the headers claim", async () => {
  const lies = {
    "x-forwarded-for": "1.2.3.4",
    "x-forwarded-host": "loja.example",
    "x-forwarded-proto": "https",
  };
  assert.equal(
    (await ask(behind, "203.0.113.9", "/api/session", { ...lies, origin: "http://loja.example" }, "POST"))
      .statusCode,
    401,
  );
  assert.equal(await lastAddress(), "203.0.113.9");
  const foreign = await ask(behind, "203.0.113.9", "/api/setup", { ...lies, host: "evil.example" });
  assert.deepEqual([foreign.statusCode, foreign.json().code], [400, "unknown_host"]);
  const secure = await ask(behind, "203.0.113.9", "/api/setup", lies);
  assert.equal(secure.headers["strict-transport-security"], undefined);
  const alone = await ask(shop.app, PROXY, "/api/session", { ...lies, host: "localhost" }, "POST");
  assert.equal(alone.statusCode, 401);
  assert.equal(await lastAddress(), PROXY, "nobody is trusted unless told");
});

test("a trusted proxy says who came, under which name, and how; what a client put before its word is nothing", async () => {
  const told = {
    "x-forwarded-for": "6.6.6.6, 198.51.100.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "loja.example",
  };
  const answer = await ask(
    behind,
    PROXY,
    "/api/session",
    { ...told, host: "web.internal", origin: "https://loja.example" },
    "POST",
  );
  assert.equal(answer.statusCode, 401);
  assert.equal(await lastAddress(), "198.51.100.7");
  assert.equal(answer.headers["strict-transport-security"], "max-age=31536000; includeSubDomains");
});

test("a page asked for by plain http is sent to https, and an act is refused, by the proxy's word alone", async () => {
  const plain = { "x-forwarded-proto": "http", "x-forwarded-for": "198.51.100.7" };
  const page = await ask(behind, PROXY, "/pedidos?x=//evil.example", plain);
  assert.deepEqual(
    [page.statusCode, page.headers.location],
    [308, "https://loja.example/pedidos?x=//evil.example"],
  );
  const outside = await ask(behind, PROXY, "//evil.example/x", plain);
  assert.equal(new URL(String(outside.headers.location)).host, "loja.example");
  for (const url of ["/api/orders", "/live", "/api/docs"]) {
    const answer = await ask(behind, PROXY, url, plain);
    assert.deepEqual([answer.statusCode, answer.json().code], [403, "https_only"], url);
  }
  assert.equal((await ask(behind, PROXY, "/api/session", plain, "POST")).json().code, "https_only");
  const untouched: [string, string, Record<string, string>][] = [
    ["a health check", "/health/ready", plain],
    ["the platform's own", "/", { ...plain, host: "healthcheck.railway.app" }],
    ["no word of the proxy", "/api/setup", {}],
    ["over TLS", "/api/setup", { ...plain, "x-forwarded-proto": "https" }],
  ];
  for (const [what, url, headers] of untouched)
    assert.ok(![308, 403].includes((await ask(behind, PROXY, url, headers)).statusCode), what);
  const stranger = await ask(behind, "203.0.113.9", "/api/setup", plain);
  assert.equal(stranger.statusCode, 200, "not by the word of anybody else");
  const offered = await ask(shop.app, PROXY, "/api/setup", { ...plain, host: "localhost" });
  assert.equal(offered.statusCode, 200, "and not in the shop's own network");
});

test("behind the balancer that we ship nobody speaks as somebody else, also from its own private network", {
  skip: noBalancer,
}, async () => {
  const app = await shop.serveAgain({ trustedProxies: ["127.0.0.0/8", "10.0.0.0/8"] });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const balancer = await startBalancer([Number(new URL(app.listeningOrigin).port)]);
  try {
    const answer = await fetch(`http://127.0.0.1:${balancer.port}/api/session`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": "10.9.9.9, 6.6.6.6",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
      },
      body: '{"login":4321,"pin":"0000"}',
    });
    assert.ok([401, 429].includes(answer.status), "the name is the one that was asked for");
    assert.equal(answer.headers.get("strict-transport-security"), null);
    assert.equal(await lastAddress(), "127.0.0.1");
  } finally {
    await balancer.stop();
  }
});
