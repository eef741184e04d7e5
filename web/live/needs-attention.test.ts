import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command, Outcome } from "../../shared/picking/command.ts";
import type { QueuedTouch } from "./live-database.ts";
import { needsAttention } from "./needs-attention.ts";

const AT = "2025-10-22T12:00:00.000Z";
const touch = (command: Partial<Command>): QueuedTouch => ({
  orderId: "order",
  label: "40021",
  actor: { id: "ana", name: "Ana", role: "picker" },
  command: { commandId: "a", type: "pick", ...command },
});
const answer = (commandId: string, outcome: Outcome, code?: string) => ({ commandId, outcome, code });

test("a late touch is kept for somebody to deal with, with the name of who touched", () => {
  const { add } = needsAttention([touch({})], [answer("a", "late", "order_closed")], [], AT);
  assert.deepEqual(
    add.map(({ commandId, outcome, actor }) => [commandId, outcome, actor.name]),
    [["a", "late", "Ana"]],
  );
});

test("what was applied, or had been done already, needs nobody", () => {
  const batch = [touch({}), touch({ commandId: "b" })];
  const { add } = needsAttention(batch, [answer("a", "applied"), answer("b", "nothing_to_do")], [], AT);
  assert.deepEqual(add, []);
});

test("a late touch and its own late undo cancel each other out, also across two sendings", () => {
  const pick = touch({});
  const undo = touch({ commandId: "u", type: "unpick", undoes: "a" });
  const late = [answer("a", "late", "order_closed"), answer("u", "late", "order_closed")];
  assert.deepEqual(needsAttention([pick, undo], late, [], AT), { add: [], remove: [] });
  const { add: known } = needsAttention([pick], late, [], AT);
  assert.deepEqual(needsAttention([undo], late, known, AT), { add: [], remove: ["a"] });
});

test("the undo of a refused touch has nothing left to say", () => {
  const undo = touch({ commandId: "u", type: "unpick", undoes: "a" });
  assert.deepEqual(needsAttention([undo], [answer("u", "refused", "nothing_to_undo")], [], AT).add, []);
});
