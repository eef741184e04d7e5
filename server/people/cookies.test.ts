import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { ADMIN, openTestShop, type TestShop } from "../../test-support/test-shop.ts";

const PROXY = "10.0.0.5";
let shop: TestShop;
let behind: FastifyInstance;
before(async () => {
  shop = await openTestShop();
  behind = await shop.serveAgain({ trustedProxies: [PROXY] });
});
after(() => shop.close());

const overTls = { "x-forwarded-proto": "https" };
const signIn = (
  app: FastifyInstance,
  headers: Record<string, string>,
  cookies: Record<string, string> = {},
) =>
  app.inject({
    method: "POST",
    url: "/api/session",
    remoteAddress: PROXY,
    headers,
    cookies,
    payload: { login: ADMIN.login, pin: ADMIN.pin },
  });
const isSignedIn = async (cookies: Record<string, string>, headers = overTls) =>
  (await behind.inject({ url: "/api/session", remoteAddress: PROXY, headers, cookies })).statusCode === 200;

test("over TLS cookies belong to this host alone; on plain http they are as strict as they can be", async () => {
  const secure = (await signIn(behind, overTls)).cookies;
  assert.deepEqual(secure.map(({ name }) => name).sort(), ["__Host-device", "__Host-session"]);
  for (const { secure: isSecure, httpOnly, sameSite, path, domain } of secure)
    assert.deepEqual([isSecure, httpOnly, sameSite, path, domain], [true, true, "Strict", "/", undefined]);
  const plain = (await signIn(shop.app, overTls)).cookies; // nobody is trusted there
  assert.deepEqual(plain.map(({ name }) => name).sort(), ["device", "session"]);
  for (const { secure: isSecure, httpOnly, sameSite } of plain)
    assert.deepEqual([isSecure, httpOnly, sameSite], [undefined, true, "Strict"]);
});

test("over TLS a session under the name that anybody on the way could have set is none", async () => {
  const { value = "" } =
    (await signIn(behind, overTls)).cookies.find(({ name }) => name === "__Host-session") ?? {};
  assert.equal(await isSignedIn({ "__Host-session": value }), true);
  assert.equal(await isSignedIn({ session: value }), false);
});

test("a session that was there before the sign-in is not the one after it, and is over", async () => {
  const [before, chosen] = [
    (await signIn(behind, overTls)).cookies,
    "chosen-by-somebody-else-for-the-victim",
  ];
  const old = Object.fromEntries(before.map(({ name, value }) => [name, value]));
  const after = (await signIn(behind, overTls, old)).cookies.find(({ name }) => name === "__Host-session");
  assert.notEqual(after?.value, old["__Host-session"]);
  assert.equal(await isSignedIn(old), false);
  const fixed = (await signIn(behind, overTls, { "__Host-session": chosen })).cookies;
  assert.ok(fixed.every(({ value }) => value !== chosen));
  assert.equal(await isSignedIn({ "__Host-session": chosen }), false);
});
