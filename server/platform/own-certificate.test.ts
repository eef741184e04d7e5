import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { get } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import Fastify from "fastify";
import { buildCertificateServer } from "./certificate-server.ts";
import { ownCertificate } from "./own-certificate.ts";

const home = mkdtempSync(join(tmpdir(), "separacao-https-"));
after(() => rmSync(home, { recursive: true, force: true }));

const NAMES = ["localhost", "127.0.0.1", "::1", "stockroom.local", "192.168.0.12"];
let folders = 0;
const newFolder = () => join(home, String(folders++));

test("a tablet that installed the authority reaches the shop by address without a warning", async () => {
  const { key, cert, caCertPem } = await ownCertificate(newFolder(), NAMES);
  const app = Fastify({ https: { key, cert } });
  app.get("/", async () => "no ar");
  await app.listen({ host: "127.0.0.1", port: 0 });
  // A server bound to TCP has an AddressInfo.
  const { port } = app.server.address() as AddressInfo;
  const ask = (ca: string | undefined) =>
    new Promise<number | undefined>((resolve, reject) => {
      get({ host: "127.0.0.1", port, ca, agent: false }, (response) =>
        resolve(response.resume().statusCode),
      ).on("error", reject);
    });
  assert.equal(await ask(caCertPem), 200);
  await assert.rejects(ask(undefined), "a tablet without it is warned");
  await app.close();
});

test("the authority stays the same over restarts, and so does the server's certificate", async () => {
  const folder = newFolder();
  const first = await ownCertificate(folder, NAMES);
  assert.deepEqual(await ownCertificate(folder, NAMES), first);
  assert.deepEqual(
    await ownCertificate(folder, NAMES.slice(0, 3)),
    first,
    "an address that went away changes nothing",
  );
  for (const file of ["ca.pem", "server.pem"])
    assert.equal(statSync(join(folder, "https", file)).mode & 0o077, 0);
});

test("a new address brings a new server certificate under the same authority", async () => {
  const folder = newFolder();
  const first = await ownCertificate(folder, NAMES);
  const second = await ownCertificate(folder, [...NAMES, "10.0.0.7"]);
  assert.equal(second.caCertPem, first.caCertPem);
  assert.notEqual(second.cert, first.cert);
  const leaf = new X509Certificate(second.cert);
  for (const address of ["10.0.0.7", "192.168.0.12", "::1"]) assert.ok(leaf.checkIP(address), address);
  assert.ok(leaf.checkHost("stockroom.local"));
  assert.equal(leaf.checkHost("evil.example"), undefined);
});

test("a server certificate is renewed before it ends, and lives no longer than tablets accept", async () => {
  const folder = newFolder();
  const now = new Date();
  const first = await ownCertificate(folder, NAMES, now);
  const later = new Date(now.getTime() + 370 * 86_400_000);
  const second = await ownCertificate(folder, NAMES, later);
  assert.notEqual(second.cert, first.cert);
  assert.equal(second.caCertPem, first.caCertPem);
  const leaf = new X509Certificate(second.cert);
  assert.ok((leaf.validToDate.getTime() - leaf.validFromDate.getTime()) / 86_400_000 < 398);
  assert.ok(leaf.verify(new X509Certificate(second.caCertPem).publicKey));
  assert.equal(new X509Certificate(second.caCertPem).ca, true);
  assert.equal(leaf.ca, false);
});

test("the plain-http side hands out the authority, explains it, and sends everything else to https", async () => {
  const { caCertPem } = await ownCertificate(newFolder(), NAMES);
  const app = await buildCertificateServer({ caCertPem, httpsPort: 8000, allowedHosts: undefined });
  const inject = (url: string, host = "192.168.0.12:8001") => app.inject({ url, headers: { host } });
  const file = await inject("/certificado/ca.crt");
  assert.equal(file.headers["content-type"], "application/x-x509-ca-cert");
  assert.ok(new X509Certificate(file.body).ca);
  const page = await inject("/certificado");
  assert.match(page.body, /https:\/\/192\.168\.0\.12:8000\//);
  assert.equal(page.headers["x-content-type-options"], "nosniff");
  assert.match(String(page.headers["content-security-policy"]), /^default-src 'self'; script-src 'self'/);
  assert.equal(page.headers["strict-transport-security"], undefined, "or it would lock itself out");
  const elsewhere = await inject("/pedidos/40018");
  assert.equal(elsewhere.statusCode, 307);
  assert.equal(elsewhere.headers.location, "https://192.168.0.12:8000/");
  assert.equal((await inject("/", "evil.example")).statusCode, 400);
  await app.close();
});
