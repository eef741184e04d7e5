import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ApiError, api } from "./api.ts";

/** What the server says, one after the other; the last for ever. */
let answers: (() => Response)[] = [];
let asked = 0;
globalThis.fetch = async () => answers[Math.min(asked++, answers.length - 1)]!();
beforeEach(() => {
  asked = 0;
});

const notNow = () =>
  Response.json({ code: "unavailable", message: "" }, { status: 503, headers: { "retry-after": "0.05" } });
const here = () => Response.json({ here: true });

test("what only reads waits while the server says that it cannot do it now", async () => {
  answers = [notNow, notNow, here];
  assert.deepEqual(await api("GET", "/api/orders"), { here: true });
  assert.equal(asked, 3);
});

test("a server that never can is not waited for for ever", async () => {
  answers = [notNow];
  const refused = await api("GET", "/api/orders").catch((error: unknown) => error);
  assert.ok(refused instanceof ApiError && refused.code === "unavailable");
});

test("an act is sent once: its owner hears when it may be sent again", async () => {
  answers = [notNow, here];
  const refused = await api("POST", "/api/orders", {}).catch((error: unknown) => error);
  assert.ok(refused instanceof ApiError);
  assert.deepEqual([refused.status, refused.code, asked], [503, "unavailable", 1]);
  assert.ok(refused.retryAfterMs! >= 50);
});

test("whoever no longer wants the answer does not wait for it", async () => {
  answers = [() => Response.json({}, { status: 503, headers: { "retry-after": "60" } })];
  const leaving = new AbortController();
  const reading = api("GET", "/api/orders", undefined, { signal: leaving.signal });
  setImmediate(() => leaving.abort());
  await assert.rejects(reading, { name: "AbortError" });
});
