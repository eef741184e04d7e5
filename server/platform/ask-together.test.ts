import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { askTogether } from "./ask-together.ts";

/** Statements that are answered when the test says so. */
function held(lanes: number) {
  const sent: { keys: number[]; answer(): void; fail(error: Error): void }[] = [];
  const ask = askTogether<number, string>((keys) => {
    const { promise, resolve, reject } = Promise.withResolvers<Map<number, string>>();
    const answers = () => new Map(keys.filter((key) => key > 0).map((key) => [key, `answer ${key}`]));
    sent.push({ keys, answer: () => resolve(answers()), fail: reject });
    return promise;
  }, lanes);
  return { ask, sent };
}

test("who asks while the lanes are taken shares the next statement, and none that was under way", async () => {
  const { ask, sent } = held(2);
  const asked = [1, 2, 3, 4, 3].map(ask);
  assert.deepEqual(
    sent.map(({ keys }) => keys),
    [[1], [2]],
  );
  sent[1]!.answer();
  await turn();
  assert.deepEqual(sent[2]?.keys, [3, 4]);
  sent[0]!.answer();
  sent[2]!.answer();
  assert.deepEqual(
    await Promise.all(asked),
    [1, 2, 3, 4, 3].map((key) => `answer ${key}`),
  );
});

test("a statement that is never answered holds up nobody else", async () => {
  const { ask, sent } = held(2);
  void ask(1);
  const second = ask(2);
  const third = ask(3);
  sent[1]!.answer();
  assert.equal(await second, "answer 2");
  sent[2]!.answer();
  assert.equal(await third, "answer 3");
});

test("a failure is told to those who shared it, and the next go on", async () => {
  const { ask, sent } = held(1);
  const first = ask(1);
  const [second, third] = [ask(2), ask(3)];
  sent[0]!.fail(new Error("away"));
  await assert.rejects(first, /away/);
  sent[1]!.fail(new Error("still away"));
  for (const one of [second, third]) await assert.rejects(one, /still away/);
  const fourth = ask(4);
  sent[2]!.answer();
  assert.equal(await fourth, "answer 4");
});

test("who is not known gets nothing", async () => {
  const { ask, sent } = held(1);
  const stranger = ask(-1);
  sent[0]!.answer();
  assert.equal(await stranger, undefined);
});
