import assert from "node:assert/strict";
import { test } from "node:test";
import { isAllowedHost, isTrustedOrigin } from "./host-rules.ts";

const unset = { allowedHosts: undefined };
const shop = { allowedHosts: ["shop.example.com", ".railway.app"] };

test("without a list the shop's own network opens everything", () => {
  for (const host of [
    "localhost:8000",
    "127.0.0.1:8000",
    "[::1]:8000",
    "192.168.0.12:8000",
    "10.1.2.3",
    "172.31.0.1",
    "169.254.3.4",
    "[fe80::1]:8000",
    "[fd00::7]",
    "[::ffff:192.168.0.12]",
    "STOCKROOM:8000",
    "stockroom.local",
    "stockroom.lan.example",
  ]) {
    assert.equal(isAllowedHost(unset, host, "/orders", "stockroom.lan.example"), true, host);
  }
});

test("without a list a foreign name or a public address gets nothing, wherever it resolves to", () => {
  for (const host of [
    "evil.example",
    "evil.example:8000",
    "8.8.8.8",
    "172.32.0.1",
    "[2001:db8::1]",
    "localhost.evil.example",
    "otherroom.local",
  ]) {
    assert.equal(isAllowedHost(unset, host, "/", "stockroom"), false, host);
  }
});

test("with a list only its names pass, a leading dot meaning the domain and all below it", () => {
  for (const host of ["shop.example.com", "SHOP.example.com.:443", "railway.app", "a.b.railway.app"]) {
    assert.equal(isAllowedHost(shop, host, "/orders"), true, host);
  }
  for (const host of [
    "other.example.com",
    "sub.shop.example.com",
    "evilrailway.app",
    "192.168.0.12",
    "localhost",
  ]) {
    assert.equal(isAllowedHost(shop, host, "/orders"), false, host);
  }
});

test("health checks pass under loopback and the platform's name, and nothing else does", () => {
  for (const host of ["healthcheck.railway.app", "localhost:8000", "127.0.0.1"]) {
    const rules = { allowedHosts: ["shop.example.com"] };
    assert.equal(isAllowedHost(rules, host, "/"), true);
    assert.equal(isAllowedHost(rules, host, "/health/ready"), true);
    assert.equal(isAllowedHost(rules, host, "/healthy"), false);
    assert.equal(isAllowedHost(rules, host, "/api/orders"), false);
  }
});

test("what is no host name is refused", () => {
  for (const host of [
    undefined,
    "",
    "a b",
    "shop.example.com/x",
    "shop.example.com:port",
    "[nonsense]",
    "user@shop.example.com",
    ".",
  ]) {
    assert.equal(isAllowedHost({ allowedHosts: ["*"] }, host), false, String(host));
  }
  assert.equal(isAllowedHost({ allowedHosts: ["*"] }, "anything.example"), true);
});

test("one's own origin and the listed ones may act, down to scheme and port", () => {
  const rules = { trustedOrigins: ["https://desk.example.com", "https://*.shop.example"] };
  const ownOrigin = "http://192.168.0.12:8000";
  for (const origin of [
    ownOrigin,
    "https://desk.example.com",
    "https://desk.example.com:443",
    "https://a.shop.example",
  ]) {
    assert.equal(isTrustedOrigin(rules, { origin, ownOrigin }), true, origin);
  }
  for (const origin of [
    "http://192.168.0.12",
    "https://192.168.0.12:8000",
    "http://desk.example.com",
    "https://desk.example.com.evil.example",
    "https://evilshop.example",
    "http://a.shop.example",
    "null",
    "",
  ]) {
    assert.equal(isTrustedOrigin(rules, { origin, ownOrigin }), false, origin);
  }
});
