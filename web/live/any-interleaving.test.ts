import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newId } from "../../shared/new-id.ts";
import type { Line, Order } from "../../shared/orders/order.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { signIn } from "../platform/session.ts";
import { entryOf, readOrder, takeEvents } from "./order-store.ts";
import { flushNow, waitingTouches } from "./outbox.ts";
import { sendCommand } from "./store.ts";

Object.assign(globalThis, { document: { hidden: false } });
const NOW = "2025-10-22T12:00:00.000Z";
const ana: Actor = { id: "ana", name: "Ana", role: "picker" };
const joao: Actor = { id: "joao", name: "João", role: "picker" };

/** The server as the rules make it, and a line to it that loses requests, answers and reads when told. */
class Shop {
  readonly id = newId();
  order: Order;
  history: OrderEvent[] = [];
  outcomes = new Map<string, CommandResult>();
  applied = 0;
  /** What the line does to the next requests. */
  line: "good" | "loses requests" | "loses answers" | "loses reads" = "good";

  constructor() {
    const lines = ["own", "shared"].map((id): Line => {
      const buckets = { pending: 40, picked: 0, toBuy: 0, bought: 0, arrived: 0, substituted: 0, notSent: 0 };
      const product = { code: id, description: id, unit: "UN", unitPriceCents: 1, totalCents: 40 };
      return {
        id,
        position: 1,
        ...product,
        requested: 40,
        ...buckets,
        state: "pending",
        note: null,
        substitutes: [],
      };
    });
    this.order = {
      id: this.id,
      number: null,
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
      totalCents: 80,
      discountCents: 0,
      payableCents: 80,
      alarms: [],
      lines,
    };
  }

  decide(command: Command, actor: Actor): CommandResult {
    const known = this.outcomes.get(command.commandId);
    if (known) return known;
    const { result, event } = decide(this.order, this.history, command, actor, { now: NOW });
    this.outcomes.set(command.commandId, result);
    if (event) {
      this.order = applyEvent(this.order, event);
      this.history.push(event);
    }
    return result;
  }

  answer(method: string, path: string, body: { commands: Command[] }): unknown {
    if (method === "POST") {
      const results = body.commands.map((command) => this.decide(command, ana));
      return { version: this.order.version, results };
    }
    const after = path.match(/after=(\d+)/)?.[1];
    if (after === undefined) return this.order;
    return {
      version: this.order.version,
      events: this.history.filter(({ version }) => version > Number(after)),
    };
  }
}

const shops = new Map<string, Shop>();
globalThis.fetch = async (input, init) => {
  const path = String(input);
  if (path === "/api/session")
    return Response.json({ person: { ...ana, login: 1 }, csrfToken: "c", actorToken: "ana" });
  const shop = shops.get(path.split("/")[3]!)!;
  if (shop.line === "loses requests" || (shop.line === "loses reads" && init?.method === "GET"))
    throw new TypeError("no network");
  const answer = shop.answer(init?.method ?? "GET", path, JSON.parse(String(init?.body ?? "{}")));
  if (shop.line === "loses answers") throw new TypeError("no network");
  return Response.json(answer);
};

type Step =
  | { do: "touch"; line: "own" | "shared"; type: "pick" | "unpick"; quantity: number }
  | { do: "other"; type: "pick" | "unpick" | "reportMissing"; quantity: number }
  | { do: "line"; becomes: Shop["line"] }
  | { do: "hear"; from: number; upTo: number }
  | { do: "try" | "read" };

const quantity = fc.integer({ min: 1, max: 12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("touch"), line: fc.constant("own"), type: fc.constant("pick"), quantity }),
  fc.record({
    do: fc.constant("touch"),
    line: fc.constant("shared"),
    type: fc.constantFrom("pick", "unpick"),
    quantity,
  }),
  fc.record({ do: fc.constant("other"), type: fc.constantFrom("pick", "unpick", "reportMissing"), quantity }),
  fc.record({
    do: fc.constant("line"),
    becomes: fc.constantFrom("good", "loses requests", "loses answers", "loses reads"),
  }),
  // Events in any slice: again, too early, with holes.
  fc.record({ do: fc.constant("hear"), from: fc.nat(20), upTo: fc.nat(20) }),
  fc.record({ do: fc.constantFrom("try", "read") }),
) as fc.Arbitrary<Step>; // as: fast-check widens the literals

/** Long enough for every promise that is under way: nothing here waits for a clock. */
async function settled(): Promise<void> {
  for (let times = 0; times < 12; times++) await new Promise((resolve) => setImmediate(resolve));
}

test("whatever is lost, doubled or late: no waiting tick is un-ticked, and in the end the screen shows what the server has", async () => {
  await signIn(1, "1234");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const shop = new Shop();
      shops.set(shop.id, shop);
      const entry = entryOf(shop.id);
      await readOrder(entry);
      // At every single drawing, not only once things have settled.
      let before = 0;
      let fell: string | null = null;
      entry.listeners.add(() => {
        const now = entry.view.order!.lines[0]!.picked;
        if (now < before) fell ??= `${now} after ${before}`;
        before = now;
      });
      for (const next of steps) {
        if (next.do === "touch")
          sendCommand(shop.id, { type: next.type, lineId: next.line, quantity: next.quantity });
        else if (next.do === "other") {
          const { type } = next;
          const reason = type === "reportMissing" ? { reason: "out_of_stock" } : {};
          const seenVersion = shop.order.version;
          const command = {
            commandId: newId(),
            type,
            lineId: "shared",
            quantity: next.quantity,
            seenVersion,
          };
          shop.decide({ ...command, ...reason }, joao);
        } else if (next.do === "line") shop.line = next.becomes;
        else if (next.do === "hear") {
          const events = shop.history.slice(next.from, next.upTo);
          const last = events.at(-1);
          if (last) void takeEvents(shop.id, last.version, events);
        } else if (next.do === "read") void readOrder(entry);
        else flushNow();
        await settled();
        assert.equal(fell, null, "un-ticked");
      }
      shop.line = "good";
      for (let times = 0; waitingTouches().length > 0; times++) {
        assert.ok(times < 20, "the outbox empties");
        flushNow();
        await settled();
      }
      await readOrder(entry);
      assert.deepEqual(entry.view.order, shop.order);
      assert.deepEqual(entry.view.history, shop.history);
      assert.equal(entry.view.waiting.size, 0);
      const ids = shop.history.map(({ commandId }) => commandId);
      assert.equal(new Set(ids).size, ids.length, "nothing counts twice");
    }),
    { numRuns: 150 },
  );
});
