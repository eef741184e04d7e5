import assert from "node:assert/strict";
import { test } from "node:test";
import { fairTurns } from "./fair-turns.ts";

const BOUNDS = { perOwner: 3, jobs: 5, bytes: 100 };

/** Jobs that end when told to, and the order in which they began. */
function workshop() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const job = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.push(() => resolve(name));
    });
  return { begun, job, endNext: () => ends.shift()?.() };
}

test("who brings a pile of files lets the others in between", async () => {
  const turns = fairTurns(BOUNDS);
  const { begun, job, endNext } = workshop();
  const all = Promise.all([
    turns.take("ana", 1, job("ana 1")),
    turns.take("ana", 1, job("ana 2")),
    turns.take("ana", 1, job("ana 3")),
    turns.take("bia", 1, job("bia 1")),
    turns.take("caio", 1, job("caio 1")),
  ]);
  for (let done = 0; done < 5; done += 1) {
    assert.equal(begun.length, done + 1, "one at a time");
    endNext();
    await new Promise(setImmediate);
  }
  assert.deepEqual(await all, ["ana 1", "ana 2", "ana 3", "bia 1", "caio 1"]);
  assert.deepEqual(begun, ["ana 1", "ana 2", "bia 1", "caio 1", "ana 3"]);
});

test("what is too much to wait is refused at once, and there is room again afterwards", async () => {
  const turns = fairTurns(BOUNDS);
  const { job, endNext } = workshop();
  const refused = { code: "too_many_requests" };
  const first = turns.take("ana", 60, job("large"));
  await assert.rejects(turns.take("bia", 60, job("bytes")), refused);
  const own = [1, 2, 3].map((name) => turns.take("ana", 1, job(`${name}`)));
  await assert.rejects(turns.take("ana", 1, job("own")), refused);
  const last = turns.take("bia", 1, job("other"));
  await assert.rejects(turns.take("caio", 1, job("all")), refused);
  for (let done = 0; done < 5; done += 1) {
    endNext();
    await new Promise(setImmediate);
  }
  await Promise.all([first, last, ...own]);
  const again = turns.take("caio", 100, job("again"));
  endNext();
  assert.equal(await again, "again");
});

test("a job that fails does not stop the next", async () => {
  const turns = fairTurns(BOUNDS);
  const failing = turns.take("ana", 1, async () => {
    throw new Error("broken");
  });
  const fine = turns.take("ana", 1, async () => "fine");
  await assert.rejects(failing, /broken/);
  assert.equal(await fine, "fine");
});
