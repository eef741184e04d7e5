import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openS3Bucket } from "./s3-bucket.ts";
import { EMPTY_BODY, signS3Request } from "./sign-s3-request.ts";

// From Amazon's own description of Signature Version 4, with its published result.
const EXAMPLE = {
  accessKey: "AKIAIOSFODNN7EXAMPLE",
  secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const published: [string, string][] = [
  ["?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"],
  ["?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"],
];
for (const [query, signature] of published)
  test(`a request for ${query} is signed as Amazon says`, () => {
    const url = new URL(`https://examplebucket.s3.amazonaws.com/${query}`);
    const at = new Date("2013-05-24T00:00:00Z");
    const headers = signS3Request({ method: "GET", url, contentHash: EMPTY_BODY }, EXAMPLE, at);
    assert.ok(headers.authorization?.endsWith(`Signature=${signature}`), headers.authorization);
  });

const objects = new Map<string, Buffer>();
let endpoint: string;
let folder: string;

/** A store that checks signatures and hashes, and lists one object a page. */
const store = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const url = new URL(request.url ?? "/", endpoint);
  const contentHash = createHash("sha256").update(body).digest("hex");
  const stamp = String(request.headers["x-amz-date"]);
  const at = new Date(stamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"));
  const method = request.method ?? "";
  const wanted = signS3Request({ method, url, contentHash }, EXAMPLE, at);
  const fits = Object.entries(wanted).every(([name, value]) => request.headers[name] === value);
  if (!fits || (method === "PUT" && Number(request.headers["content-length"]) !== body.length)) {
    response.writeHead(403).end("<Error><Code>SignatureDoesNotMatch</Code></Error>");
    return;
  }
  const key = decodeURIComponent(url.pathname).slice("/copias/".length);
  if (method === "PUT") objects.set(key, body);
  if (method === "DELETE") objects.delete(key);
  if (url.searchParams.has("list-type")) {
    const prefix = url.searchParams.get("prefix") ?? "";
    const keys = [...objects.keys()].filter((name) => name.startsWith(prefix)).sort();
    const from = Number(/\d+/.exec(url.searchParams.get("continuation-token") ?? "")?.[0] ?? 0);
    const name = keys[from];
    const entry = name
      ? `<Contents><Key>${name}</Key><Size>${objects.get(name)?.length}</Size></Contents>`
      : "";
    const next =
      from + 1 < keys.length ? `<NextContinuationToken>a&amp;b/${from + 1}=</NextContinuationToken>` : "";
    response.end(`<ListBucketResult>${entry}${next}</ListBucketResult>`);
  } else if (method === "GET" && !objects.has(key)) {
    response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
  } else response.end(method === "GET" ? objects.get(key) : "");
});

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "separacao-s3-test-"));
  store.listen(0, "127.0.0.1");
  await once(store, "listening");
  endpoint = `http://127.0.0.1:${(store.address() as AddressInfo).port}`; // as: listens on TCP
});
after(async () => {
  store.close();
  store.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

const open = (secretKey = EXAMPLE.secretKey) =>
  openS3Bucket({ ...EXAMPLE, secretKey, endpoint, urlStyle: "path", bucket: "copias", prefix: "loja 1" });

test("a bucket keeps, lists over several pages, gives back and forgets", async () => {
  const bucket = open();
  const file = join(folder, "file");
  await writeFile(file, "linhas e mais linhas");
  for (const name of ["b.backup", "a.backup", "c.backup", "other.txt"]) await bucket.put(name, file);
  await bucket.remove("b.backup");
  assert.deepEqual(await bucket.list(), [
    { name: "a.backup", bytes: 20 },
    { name: "c.backup", bytes: 20 },
  ]);
  const fetched = join(folder, "fetched");
  await bucket.get("c.backup", fetched);
  assert.equal(await readFile(fetched, "utf8"), "linhas e mais linhas");
  assert.ok(objects.has("loja 1/a.backup"));
});

test("a bucket that answers only to its own name is asked by it", async (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, "fetch", async (url: URL) => {
    asked.push(url.href);
    return new Response("");
  });
  const endpoint = "https://storage.railway.app";
  const bucket = openS3Bucket({ ...EXAMPLE, endpoint, urlStyle: "virtual", bucket: "copias-x1", prefix: "" });
  await bucket.list();
  await bucket.remove("a.backup");
  assert.deepEqual(asked, [
    "https://copias-x1.storage.railway.app/?list-type=2&prefix=",
    "https://copias-x1.storage.railway.app/a.backup",
  ]);
});

test("a refusal names what the store said and which variables to look at", async () => {
  await assert.rejects(open("another secret").list(), /403 SignatureDoesNotMatch.*BACKUP_S3_/);
  await assert.rejects(open().get("never.backup", join(folder, "x")), /404 NoSuchKey/);
});
