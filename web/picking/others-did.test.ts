import assert from "node:assert/strict";
import { test } from "node:test";
import { chanceFrom, inventOrder } from "../../server/demo/invent-orders.ts";
import { othersDid } from "./others-did.ts";

const ana = { id: "ana", name: "Ana", role: "picker" as const };
const bruna = { id: "bruna", name: "Bruna", role: "seller" as const };
const marta = { id: "marta", name: "Marta", role: "buyer" as const };
const { order, log } = inventOrder(
  { sellers: [bruna], pickers: [ana], buyer: marta },
  [{ id: "motoboy", requiresBox: false }],
  1,
  Date.UTC(2026, 2, 2, 12),
  chanceFrom(7),
);
const first = log.findIndex(({ type }) => type === "picked");
const WAYS = new Map<string, string>();

test("who hears the screen is told who did what to how many of which product", () => {
  const line = order.lines.find(({ id }) => id === log[first]?.lineId);
  const told = othersDid(order, log.slice(0, first), log.slice(0, first + 1), marta.id, WAYS);
  assert.equal(told, `Ana separou ${log[first]?.quantity} × ${line?.description}`);
});

test("nobody is told of their own touches, nor of what happened before they came", () => {
  assert.equal(othersDid(order, log.slice(0, first), log.slice(0, first + 1), ana.id, WAYS), "");
  assert.equal(othersDid(order, [], log, marta.id, WAYS), "");
});

test("a burst of changes is one sentence", () => {
  const told = othersDid(order, log.slice(0, 1), log, marta.id, WAYS);
  assert.match(told, /^\d+ mudanças de outras pessoas neste pedido$/);
});

test("somebody else's touch that took the number of one that waits here is told all the same", () => {
  const mine = { ...log[first]!, by: marta };
  const told = othersDid(order, [...log.slice(0, first), mine], log.slice(0, first + 1), marta.id, WAYS);
  assert.match(told, /^Ana separou/);
});
