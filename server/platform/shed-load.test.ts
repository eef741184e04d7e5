import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import Fastify from "fastify";
import { answerErrors } from "./error-answers.ts";
import { shedLoad } from "./shed-load.ts";

function holdUp(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

function service() {
  const app = Fastify();
  answerErrors(app);
  const isOverloaded = shedLoad(app, { lookEveryMs: 20, lateMs: 50 });
  for (const path of ["/", "/health/live", "/api/orders", "/live"]) app.get(path, async () => "");
  return { app, isOverloaded };
}

test("a process that is late again and again asks people to wait, but shows its pages and says that it lives, until it keeps up", async () => {
  const { app, isOverloaded } = service();
  // Each turn of the loop takes too long, as when too many want something at once.
  let busy = true;
  const turns = (async () => {
    while (busy) {
      holdUp(120);
      await wait(0);
    }
  })();
  while (!isOverloaded()) await wait(0);
  for (const path of ["/api/orders", "/live"]) {
    const refused = await app.inject(path);
    assert.deepEqual([refused.statusCode, refused.json().code], [503, "unavailable"]);
    assert.ok(Number(refused.headers["retry-after"]) > 0);
  }
  for (const path of ["/", "/health/live"]) assert.equal((await app.inject(path)).statusCode, 200);
  busy = false;
  await turns;
  while (isOverloaded()) await wait(1);
  assert.equal((await app.inject("/api/orders")).statusCode, 200);
  await app.close();
});

test("who waited for a process that was held up once is served when it is free again", async () => {
  const { app, isOverloaded } = service();
  await wait(50);
  holdUp(400);
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(!isOverloaded());
  assert.equal((await app.inject("/api/orders")).statusCode, 200);
  await app.close();
});
