import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { CAN_LOOK, childIds } from "../../../test-support/quotes/child-memory.ts";
import { HOSTILE_PDFS } from "../../../test-support/quotes/hostile-pdfs.ts";
import { quotePdf } from "../../../test-support/quotes/quote-pdf.ts";
import { exampleQuote } from "../../../test-support/quotes/quote-specs.ts";
import { createQuoteReader } from "./quote-reader.ts";
import { startChild } from "./start-child.ts";

const { spec, expected } = exampleQuote();
const good = await quotePdf(spec);
const skip = CAN_LOOK ? false : "this system does not tell which processes there are";

test("one process reads all files, from before the first one", { skip }, async (t) => {
  const reader = createQuoteReader();
  t.after(() => reader.close());
  assert.deepEqual(childIds(), []);
  reader.prewarm();
  const ids = childIds();
  assert.equal(ids.length, 1);
  for (let time = 0; time < 5; time += 1) await reader.read(good);
  assert.deepEqual(childIds(), ids);
});

test("a process that took too long is replaced, and the files behind it are read", { skip }, async (t) => {
  const reader = createQuoteReader({ timeoutMs: 2_000 });
  t.after(() => reader.close());
  await reader.read(good);
  const [id] = childIds();
  const bomb = reader.read(HOSTILE_PDFS["forms that draw each other"]!(), "stranger");
  const behind = [reader.read(good, "ana"), reader.read(good, "bia")];
  await assert.rejects(bomb, { code: "took_too_long" });
  assert.deepEqual(await Promise.all(behind), [expected, expected]);
  assert.ok(!childIds().includes(id!));
});

test("a process that has nothing to do for long goes, and comes back with the next file", {
  skip,
}, async (t) => {
  const reader = createQuoteReader({ idleMs: 1 });
  t.after(() => reader.close());
  await reader.read(good);
  while (childIds().length > 0) await new Promise(setImmediate);
  assert.deepEqual(await reader.read(good), expected);
});

test("twenty uploads at once are all read; a pile that is too high is refused", async (t) => {
  const reader = createQuoteReader();
  t.after(() => reader.close());
  const many = await Promise.allSettled(
    Array.from({ length: 24 }, (_, index) => reader.read(good, `person ${index % 6}`)),
  );
  const read = many.filter(({ status }) => status === "fulfilled").length;
  assert.equal(read, 20);
  for (const one of many) if (one.status === "rejected") assert.equal(one.reason.code, "too_many_requests");
  assert.deepEqual(await reader.read(good), expected);
});

test("closing refuses what waits, and what comes later", async () => {
  const reader = createQuoteReader();
  const waiting = [reader.read(good), reader.read(good)];
  await reader.close();
  const all = await Promise.allSettled([...waiting, reader.read(good)]);
  for (const one of all) assert.equal(one.status === "rejected" && one.reason.code, "unavailable");
});

test("the process knows nothing of ours and ends with its parent's line", { skip }, async () => {
  process.env.SECRET_KEY_FOR_THIS_TEST = "secret";
  const child = startChild();
  delete process.env.SECRET_KEY_FOR_THIS_TEST;
  child.ref();
  const { readFileSync } = await import("node:fs");
  await once(child, "message");
  assert.ok(!readFileSync(`/proc/${child.pid}/environ`, "utf8").includes("SECRET_KEY_FOR_THIS_TEST"));
  const gone = once(child, "exit");
  child.disconnect();
  assert.deepEqual(await gone, [0, null]);
});
