import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import Fastify, { type FastifyInstance } from "fastify";
import { compressAnswers, WORTH_BYTES } from "./compress-answers.ts";

const LONG = { orders: "CABO TIPO C 1M REFORÇADO ".repeat(WORTH_BYTES / 10) };
const KEPT = Buffer.from(JSON.stringify(LONG));
let app: FastifyInstance;
before(async () => {
  app = Fastify();
  compressAnswers(app);
  app.get("/long", async () => LONG);
  app.get("/kept", async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(Buffer.from(JSON.stringify(LONG))),
  );
  app.get("/again", async (_request, reply) => reply.type("application/json").send(KEPT));
  app.get("/short", async () => ({ csrfToken: "a secret" }));
  app.get("/picture", async (_request, reply) =>
    reply.type("image/webp").send(Buffer.alloc(WORTH_BYTES * 2)),
  );
  await app.ready();
});
after(() => app.close());

const ask = (url: string, encoding?: string) =>
  app.inject({ url, headers: encoding ? { "accept-encoding": encoding } : {} });

test("a long list is small on the line and the same when it is unpacked, also where it was kept as bytes", async () => {
  for (const url of ["/long", "/kept"]) {
    const answer = await ask(url, "gzip, deflate, br");
    assert.equal(answer.headers["content-encoding"], "gzip", url);
    assert.ok(answer.rawPayload.length < JSON.stringify(LONG).length / 8, url);
    assert.equal(Number(answer.headers["content-length"]), answer.rawPayload.length);
    assert.deepEqual(JSON.parse(gunzipSync(answer.rawPayload).toString()), LONG);
  }
});

test("who cannot unpack it gets it as it is, and a cache between keeps the two apart", async () => {
  const answer = await ask("/long");
  assert.equal(answer.headers["content-encoding"], undefined);
  assert.equal(answer.headers.vary, "accept-encoding");
  assert.deepEqual(answer.json(), LONG);
});

test("short answers, with tokens among them, and pictures are left alone", async () => {
  for (const url of ["/short", "/picture"])
    assert.equal((await ask(url, "gzip")).headers["content-encoding"], undefined, url);
});

test("what is kept and sent again is packed once", async () => {
  const first = (await ask("/again", "gzip")).rawPayload;
  KEPT.fill(" ");
  assert.deepEqual((await ask("/again", "gzip")).rawPayload, first);
});
