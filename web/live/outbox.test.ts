import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { newId } from "../../shared/new-id.ts";
import type { Command } from "../../shared/picking/command.ts";
import { signIn } from "../platform/session.ts";
import type { QueuedTouch } from "./live-database.ts";
import {
  attentionItems,
  dismissAttention,
  drained,
  enqueue,
  flushNow,
  waitingTouches,
  watchOutbox,
} from "./outbox.ts";
import { sendAsMe } from "./store.ts";

Object.assign(globalThis, { document: { hidden: false } });
const NOTHING = { outcome: "nothing_to_do" };

/** Requests as they came, and what the server says to them. */
let requests: Command[][] = [];
let answerTo: (command: Command) => object | number = () => NOTHING;
let refusalCode = "bad_request";
globalThis.fetch = async (input, init) => {
  if (String(input) === "/api/session")
    return Response.json({
      person: { id: "joao", login: 2, name: "João", role: "picker" },
      csrfToken: "c",
      actorToken: "token of João",
    });
  const { commands } = JSON.parse(String(init?.body ?? '{"commands":[]}')) as { commands: Command[] };
  if (init?.method !== "POST") return Response.json({ code: "not_found", message: "" }, { status: 404 });
  requests.push(commands);
  const answers = commands.map(answerTo);
  const status = answers.find((answer) => typeof answer === "number");
  if (status === 503)
    return Response.json({ code: "unavailable", message: "" }, { status, headers: { "retry-after": "1" } });
  if (status) return Response.json({ code: refusalCode, message: "" }, { status });
  const results = answers.map((answer, index) => ({
    commandId: commands[index]!.commandId,
    ...(answer as object),
  }));
  return Response.json({ version: 1, results });
};

const touch = (orderId: string, command: Partial<Command> = {}): QueuedTouch => ({
  orderId,
  label: "40021",
  actor: { id: "ana", name: "Ana", role: "picker" },
  command: { commandId: newId(), type: "pick", lineId: "line", actor: "token of Ana", ...command },
});
const empty = () =>
  new Promise<void>((resolve) => {
    const stop = watchOutbox(() => {
      if (waitingTouches().length > 0) return;
      stop();
      resolve();
    });
    flushNow();
  });

beforeEach(async () => {
  await signIn(2, "1234");
  requests = [];
  answerTo = () => NOTHING;
  refusalCode = "bad_request";
  dismissAttention(attentionItems());
});

test("250 touches of one order leave in their order, at most a hundred at a time", async () => {
  const orderId = newId();
  const touches = Array.from({ length: 250 }, () => touch(orderId));
  for (const one of touches) enqueue(one);
  assert.ok(await drained(orderId));
  assert.ok(requests.every((commands) => commands.length <= 100));
  assert.deepEqual(
    requests.flat().map(({ commandId }) => commandId),
    touches.map(({ command }) => command.commandId),
  );
});

test("a malformed touch is set aside for somebody to see, and those around it are sent", async () => {
  const orderId = newId();
  const [first, bad, last] = [touch(orderId), touch(orderId, { lineId: "bad" }), touch(orderId)];
  answerTo = ({ lineId }) => (lineId === "bad" ? 400 : NOTHING);
  for (const one of [first, bad, last]) enqueue(one);
  await empty();
  assert.deepEqual(
    attentionItems().map(({ commandId, code }) => [commandId, code]),
    [[bad.command.commandId, "bad_request"]],
  );
});

for (const [what, status, code] of [
  ["asks to wait", 429, "too_many_requests"],
  ["is not served under this name just now", 400, "unknown_host"],
] as const)
  test(`a server that ${what} gets the touches later: none is set aside, and all stay in their order`, async () => {
    const orderId = newId();
    let refusals = 0;
    refusalCode = code;
    answerTo = () => (refusals++ < 5 ? status : NOTHING);
    const touches = Array.from({ length: 5 }, () => touch(orderId));
    for (const one of touches) enqueue(one);
    assert.ok(await drained(orderId));
    assert.deepEqual(attentionItems(), []);
    assert.deepEqual(
      requests.at(-1)?.map(({ commandId }) => commandId),
      touches.map(({ command }) => command.commandId),
    );
  });

test("a server that cannot do it now gets the same touch again, not before it wants to, and nobody is bothered", async () => {
  const at: number[] = [];
  answerTo = () => (at.push(Date.now()) === 1 ? 503 : NOTHING);
  const one = touch(newId());
  enqueue(one);
  await new Promise<void>((resolve) => {
    const stop = watchOutbox(() => {
      if (waitingTouches().length > 0) return;
      stop();
      resolve();
    });
  });
  assert.deepEqual(
    requests.flat().map(({ commandId }) => commandId),
    [one.command.commandId, one.command.commandId],
  );
  assert.ok(at[1]! - at[0]! >= 1_000);
  assert.deepEqual(attentionItems(), []);
});

test("an order that the server stumbles over does not hold up the others", async () => {
  const [stumbling, fine] = [newId(), newId()];
  answerTo = ({ text }) => (text === "stumbles" ? 500 : NOTHING);
  enqueue(touch(stumbling, { text: "stumbles" }));
  enqueue(touch(fine));
  assert.ok(await drained(fine));
  assert.equal(waitingTouches().length, 1);
  answerTo = () => NOTHING;
  await empty();
});

test("a touch whose person's token ran out waits for the one who is here now to answer for it, under the same id", async () => {
  const orderId = newId();
  answerTo = ({ actor }) =>
    actor === "token of Ana" ? { outcome: "refused", code: "wrong_actor" } : { outcome: "applied" };
  const old = touch(orderId);
  enqueue(old);
  await empty();
  const [item] = attentionItems();
  assert.deepEqual([item?.code, item?.actor.name], ["wrong_actor", "Ana"]);
  sendAsMe(item!);
  await empty();
  assert.deepEqual(attentionItems(), []);
  const last = requests.at(-1)![0]!;
  assert.deepEqual([last.commandId, last.actor], [old.command.commandId, "token of João"]);
});
