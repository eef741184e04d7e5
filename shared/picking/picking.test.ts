import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Line, Order } from "../orders/order.ts";
import { applyEvent } from "./apply-event.ts";
import { BUCKETS, openWork } from "./buckets.ts";
import type { Command } from "./command.ts";
import { type CommandType, INVERSE, LINE_COMMANDS } from "./command-types.ts";
import { decide, needsHistory } from "./decide.ts";
import type { OrderEvent } from "./event.ts";
import type { Actor } from "./who-may.ts";

const NOW = "2026-03-02T12:00:00.000Z";
const ana: Actor = { id: "ana", name: "Ana", role: "picker" };
const rui: Actor = { id: "rui", name: "Rui", role: "picker" };
const bia: Actor = { id: "bia", name: "Bia", role: "buyer" };
const dora: Actor = { id: "dora", name: "Dora", role: "admin" };
const people = [ana, rui, bia, dora];

function newOrder(...requested: number[]): Order {
  const lines = requested.map(
    (units, index): Line => ({
      id: `l${index}`,
      position: index + 1,
      code: `0${index}`,
      description: `CABO ${index}`,
      unit: "UN",
      unitPriceCents: 100,
      totalCents: 100 * units,
      requested: units,
      pending: units,
      picked: 0,
      toBuy: 0,
      bought: 0,
      arrived: 0,
      substituted: 0,
      notSent: 0,
      state: "pending",
      note: null,
      substitutes: [],
    }),
  );
  return {
    id: "o",
    number: "40018",
    version: 1,
    state: "new",
    client: { code: "000001", name: "LOJA AURORA" },
    seller: { id: "dora", name: "Dora" },
    logistics: "motoboy",
    packaging: "bag",
    notes: "",
    note: null,
    createdAt: "2026-03-02T11:00:00.000Z",
    finished: null,
    dispatched: null,
    cancelled: null,
    paused: null,
    reopenCount: 0,
    progress: 0,
    totalCents: 0,
    discountCents: 0,
    payableCents: 0,
    alarms: [],
    lines,
  };
}

/** An order, its log, and a hand that sends commands to it as the server would. */
function warehouse(start: Order) {
  let order = start;
  const log: OrderEvent[] = [];
  let count = 0;
  const send = (actor: Actor, type: CommandType, fields: Partial<Command> = {}) => {
    const command: Command = { commandId: `c${++count}`, type, ...fields };
    const { result, event } = decide(order, log, command, actor, { now: NOW });
    if (event) {
      order = applyEvent(order, event);
      log.push(event);
    }
    return result;
  };
  return {
    send,
    log,
    get order() {
      return order;
    },
    get line() {
      return order.lines[0]!;
    },
  };
}

test("two people's picks add up instead of overwriting each other", () => {
  const shop = warehouse(newOrder(10));
  shop.send(ana, "pick", { lineId: "l0", quantity: 3, seenVersion: 1 });
  shop.send(rui, "pick", { lineId: "l0", quantity: 2, seenVersion: 1 });
  assert.equal(shop.line.picked, 5);
});

test("units picked by two at once are a surplus, told to both until one acknowledges", () => {
  const shop = warehouse(newOrder(10));
  shop.send(ana, "pick", { lineId: "l0", quantity: 10, seenVersion: 1 });
  const result = shop.send(rui, "pick", { lineId: "l0", quantity: 10, seenVersion: 1 });
  assert.deepEqual(
    { ...result, commandId: "" },
    { commandId: "", outcome: "nothing_to_do", quantity: 0, surplus: 10 },
  );
  assert.deepEqual(shop.order.alarms[0]?.people.toSorted(), ["ana", "rui"]);
  assert.equal(shop.send(bia, "acknowledge", { alarmId: shop.order.alarms[0]!.id }).code, "forbidden");
  shop.send(ana, "acknowledge", { alarmId: shop.order.alarms[0]!.id });
  assert.equal(shop.order.alarms.length, 0);
});

test("of three asked with two left, two move and one goes back to the shelf", () => {
  const shop = warehouse(newOrder(3));
  shop.send(ana, "pick", { lineId: "l0", quantity: 1, seenVersion: 1 });
  const { outcome, quantity, surplus } = shop.send(rui, "pick", {
    lineId: "l0",
    quantity: 3,
    seenVersion: 1,
  });
  assert.deepEqual({ outcome, quantity, surplus }, { outcome: "applied", quantity: 2, surplus: 1 });
});

test("picking what had been seen as done is nothing to do, not a surplus", () => {
  const shop = warehouse(newOrder(4));
  shop.send(ana, "pick", { lineId: "l0", quantity: 4 });
  const result = shop.send(rui, "pick", { lineId: "l0", quantity: 4, seenVersion: 2 });
  assert.equal(result.outcome, "nothing_to_do");
  assert.equal(result.surplus, undefined);
});

test("units found after all come back from purchasing, and the buyer is told", () => {
  const shop = warehouse(newOrder(5));
  shop.send(ana, "reportMissing", { lineId: "l0", quantity: 5, reason: "out_of_stock" });
  shop.send(bia, "markBought", { lineId: "l0", quantity: 2 });
  shop.send(rui, "pick", { lineId: "l0", quantity: 5 });
  assert.equal(shop.line.picked, 5);
  assert.deepEqual(
    shop.order.alarms.map((alarm) => [alarm.kind, alarm.quantity]),
    [
      ["found_to_buy", 3],
      ["found_bought", 2],
    ],
  );
  shop.send(rui, "unpick", { lineId: "l0", quantity: 5 });
  assert.deepEqual([shop.line.toBuy, shop.line.bought], [3, 2]);
});

test("unpicking another's newer pick is refused with the newer state", () => {
  const shop = warehouse(newOrder(5));
  shop.send(ana, "pick", { lineId: "l0", quantity: 5, seenVersion: 1 });
  assert.equal(
    shop.send(rui, "unpick", { lineId: "l0", quantity: 5, seenVersion: 1 }).code,
    "newer_than_seen",
  );
  assert.equal(shop.send(rui, "unpick", { lineId: "l0", quantity: 5, seenVersion: 2 }).outcome, "applied");
});

test("a picker takes back an own falta although cancelling purchases is the buyer's", () => {
  const shop = warehouse(newOrder(5));
  const { commandId } = shop.send(ana, "reportMissing", {
    lineId: "l0",
    quantity: 5,
    reason: "out_of_stock",
  });
  assert.equal(shop.send(ana, "cancelPurchase", { lineId: "l0", quantity: 5 }).code, "forbidden");
  assert.equal(shop.send(rui, "cancelPurchase", { lineId: "l0", undoes: commandId }).code, "forbidden");
  assert.equal(shop.send(ana, "cancelPurchase", { lineId: "l0", undoes: commandId }).outcome, "applied");
  assert.equal(shop.line.pending, 5);
});

test("an order with open work does not finish and names what blocks; finishing short closes it and reopening brings the work back", () => {
  const shop = warehouse(newOrder(5, 2));
  shop.send(ana, "pick", { lineId: "l0", quantity: 5 });
  const refused = shop.send(ana, "finish");
  assert.equal(refused.code, "open_work");
  assert.equal(
    JSON.stringify(refused.details).includes('"lineId":"l1"') &&
      !JSON.stringify(refused.details).includes("l0"),
    true,
  );
  assert.equal(shop.send(ana, "finishShort", { reason: "out_of_stock" }).code, "forbidden");
  assert.equal(shop.send(dora, "finishShort", { reason: "out_of_stock" }).outcome, "applied");
  assert.equal(shop.order.state, "finished");
  assert.equal(shop.send(rui, "pick", { lineId: "l1", quantity: 2 }).outcome, "late");
  assert.equal(shop.send(ana, "reopen").code, "reason_required");
  shop.send(ana, "reopen", { reason: "customer_request" });
  assert.deepEqual(
    [shop.order.state, shop.order.lines[1]!.pending, shop.order.reopenCount],
    ["picking", 2, 1],
  );
});

test("cancelling lists what goes back to the shelf and what purchasing is left with", () => {
  const shop = warehouse(newOrder(5, 2));
  shop.send(ana, "pick", { lineId: "l0", quantity: 3 });
  shop.send(ana, "reportMissing", { lineId: "l1", quantity: 2, reason: "out_of_stock" });
  shop.send(bia, "markBought", { lineId: "l1" });
  assert.equal(shop.send({ ...rui, role: "seller" }, "cancel", { reason: "price" }).code, "forbidden");
  shop.send(dora, "cancel", { reason: "customer_request" });
  assert.deepEqual(
    shop.order.alarms.map((alarm) => [alarm.kind, alarm.quantity]),
    [
      ["return_to_shelf", 3],
      ["left_over", 2],
    ],
  );
});

test("a touch is dated by the tablet's own waiting time, never before the order or after its arrival", () => {
  const shop = warehouse(newOrder(9));
  const times = (madeAt: string, sentAt: string) => {
    shop.send(ana, "pick", { lineId: "l0", quantity: 1, madeAt, sentAt });
    return shop.log.at(-1)!.happenedAt;
  };
  assert.equal(times("2020-01-01T00:00:00Z", "2020-01-01T00:10:00Z"), "2026-03-02T11:50:00.000Z");
  assert.equal(times("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"), "2026-03-02T11:00:00.000Z");
  assert.equal(times("2020-01-01T00:00:00Z", "2019-01-01T00:00:00Z"), NOW);
});

const step = fc.record({
  who: fc.constantFrom(...people),
  type: fc.constantFrom(...LINE_COMMANDS),
  line: fc.constantFrom("l0", "l1", "l2"),
  quantity: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  lag: fc.nat(4),
  undo: fc.boolean(),
});

test("whatever many hands do: units are never lost, the log replays to the same order, and undoing everything returns to the start", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const start = newOrder(6, 1, 4);
      const shop = warehouse(start);
      for (const { who, type, line, quantity, lag, undo } of steps) {
        const target = undo ? shop.log.at(-1) : undefined;
        const fields: Partial<Command> = {
          lineId: line,
          quantity,
          seenVersion: Math.max(1, shop.order.version - lag),
          reason: "damaged",
        };
        if (type === "substitute") fields.substitute = { code: "X1", description: "OUTRO CABO" };
        if (target?.commandId) fields.undoes = target.commandId;
        shop.send(who, type, fields);
        for (const row of shop.order.lines) {
          assert.ok(BUCKETS.every((bucket) => row[bucket] >= 0));
          assert.equal(
            BUCKETS.reduce((sum, bucket) => sum + row[bucket], 0),
            row.requested,
          );
          assert.equal(
            row.substitutes.reduce((sum, entry) => sum + entry.quantity, 0),
            row.substituted,
          );
        }
        assert.equal(
          shop.order.progress === 1,
          shop.order.lines.every((row) => openWork(row) === 0),
        );
      }
      assert.deepEqual(shop.log.reduce(applyEvent, start), shop.order);
      for (const event of shop.log.toReversed()) {
        if (event.moves.length === 0 || !event.commandId) continue;
        const type = (Object.keys(INVERSE) as CommandType[]).find(
          (candidate) => candidate === commandOf(event),
        );
        shop.send(dora, INVERSE[type!], { lineId: event.lineId, undoes: event.commandId, reason: "damaged" });
      }
      assert.deepEqual(shop.order.lines, start.lines);
    }),
    { numRuns: 500 },
  );
});

test("a tick that finds its units is decided without the log", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (requested, quantity) => {
      const command: Command = { commandId: "c", type: "pick", lineId: "l0", quantity, seenVersion: 1 };
      assert.equal(needsHistory(newOrder(requested), [command]), quantity > requested);
    }),
  );
});

function commandOf(event: OrderEvent): CommandType | undefined {
  const names: Record<string, CommandType> = {
    picked: "pick",
    unpicked: "unpick",
    missingReported: "reportMissing",
    purchaseCancelled: "cancelPurchase",
    bought: "markBought",
    unbought: "unmarkBought",
    arrived: "markArrived",
    unarrived: "unmarkArrived",
    substituted: "substitute",
    unsubstituted: "unsubstitute",
    notSent: "notSend",
    restored: "restore",
  };
  return names[event.type];
}

test("how many volumes leave is told at the finish or the dispatch, and forgotten when the order is opened again", () => {
  const shop = warehouse(newOrder(3));
  shop.send(ana, "pick", { lineId: "l0", quantity: 3, volumes: 7 });
  assert.equal(shop.order.volumes, undefined, "only closing counts volumes");
  shop.send(ana, "finish", { volumes: 2 });
  assert.equal(shop.order.volumes, 2);
  shop.send(ana, "dispatch");
  assert.equal(shop.order.volumes, 2);
  shop.send(dora, "reopen", { reason: "other" });
  assert.equal(shop.order.volumes, null);
});
