import assert from "node:assert/strict";
import { test } from "node:test";
import type { Order } from "../../shared/orders/order.ts";
import type { Command } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { foldEvents } from "./fold-events.ts";
import { shownOrder } from "./shown-order.ts";

const NOW = "2025-10-22T12:00:00.000Z";
const ana = { id: "ana", name: "Ana", role: "picker" as const };
const bia = { id: "bia", name: "Bia", role: "picker" as const };
const LINE = "00000000-0000-7000-8000-000000000001";

function order(): Order {
  const buckets = { pending: 10, picked: 0, toBuy: 0, bought: 0, arrived: 0, substituted: 0, notSent: 0 };
  return {
    id: "order",
    number: "40021",
    version: 1,
    state: "new",
    client: { code: "1", name: "CASA DO CABO" },
    seller: { id: "vera", name: "Vera" },
    logistics: "motoboy",
    packaging: "bag",
    notes: "",
    note: null,
    createdAt: NOW,
    finished: null,
    dispatched: null,
    cancelled: null,
    paused: null,
    reopenCount: 0,
    progress: 0,
    totalCents: 1000,
    discountCents: 0,
    payableCents: 1000,
    alarms: [],
    lines: [
      {
        id: LINE,
        position: 1,
        code: "1",
        description: "CABO",
        unit: "UN",
        unitPriceCents: 100,
        totalCents: 1000,
        requested: 10,
        state: "pending",
        note: null,
        substitutes: [],
        ...buckets,
      },
    ],
  };
}

const pick = (commandId: string, quantity: number): Command => ({
  commandId,
  type: "pick",
  lineId: LINE,
  quantity,
  seenVersion: 1,
});
const waiting = (command: Command) => ({ command, actor: ana, madeAt: NOW });
const eventOf = (from: Order, command: Command, actor = bia): OrderEvent =>
  decide(from, [], command, actor, { now: NOW }).event!;

test("a touch shows at once, and the row says that it waits", () => {
  const shown = shownOrder(order(), [], [waiting(pick("a", 4))]);
  assert.equal(shown.order.lines[0]?.picked, 4);
  assert.ok(shown.waiting.has(LINE));
});

test("a touch whose event came by another road before its answer counts once", () => {
  const mine = pick("a", 4);
  const { order: confirmed, history } = foldEvents(order(), [], [eventOf(order(), mine, ana)]);
  const shown = shownOrder(confirmed, history, [waiting(mine)]);
  assert.equal(shown.order.lines[0]?.picked, 4);
  assert.equal(shown.waiting.size, 0);
});

test("two people's ticks add up while one of them is still on its way", () => {
  const { order: confirmed, history } = foldEvents(order(), [], [eventOf(order(), pick("b", 3))]);
  const shown = shownOrder(confirmed, history, [waiting(pick("a", 2))]);
  assert.equal(shown.order.lines[0]?.picked, 5);
});

test("undoing a touch that has not left the tablet yet gives its units back", () => {
  const undo: Command = {
    commandId: "u",
    type: "unpick",
    lineId: LINE,
    quantity: 4,
    undoes: "a",
    seenVersion: 1,
  };
  const shown = shownOrder(order(), [], [waiting(pick("a", 4)), waiting(undo)]);
  assert.equal(shown.order.lines[0]?.picked, 0);
  assert.equal(shown.order.lines[0]?.pending, 10);
});

test("old events are dropped, and a gap asks for a fresh read", () => {
  const first = eventOf(order(), pick("b", 3));
  const once = foldEvents(order(), [], [first]);
  assert.equal(foldEvents(once.order, once.history, [first]).order, once.order);
  assert.equal(foldEvents(order(), [], [{ ...first, version: 5 }]).gap, true);
});
