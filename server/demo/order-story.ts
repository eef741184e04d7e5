import { newId } from "../../shared/new-id.ts";
import type { Order, Packaging } from "../../shared/orders/order.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import type { ReadQuote } from "../../shared/quotes/quote.ts";

export interface Invented {
  order: Order;
  quote: ReadQuote;
  log: OrderEvent[];
  /** What became of each command. */
  outcomes: { actorId: string; at: string; result: CommandResult }[];
}

export type Story = ReturnType<typeof openStory>;

/** An order whose past is told act by act, at moments of one's own choice; the rules decide what each act did. */
export function openStory(
  quote: ReadQuote,
  seller: Actor,
  { logistics, packaging, notes = "" }: { logistics: string; packaging: Packaging; notes?: string },
  createdAt: number,
  makeId: (nowMs: number) => string = newId,
) {
  let now = Math.floor(createdAt);
  const at = () => new Date(now).toISOString();
  let order: Order = {
    id: makeId(now),
    number: quote.number,
    version: 1,
    state: "new",
    client: quote.client,
    seller: { id: seller.id, name: seller.name },
    logistics,
    packaging,
    notes,
    note: null,
    createdAt: at(),
    finished: null,
    dispatched: null,
    cancelled: null,
    paused: null,
    reopenCount: 0,
    progress: 0,
    totalCents: quote.totalCents,
    discountCents: quote.discountCents,
    payableCents: quote.payableCents,
    alarms: [],
    lines: quote.lines.map((line) => ({
      ...line,
      id: makeId(now),
      requested: line.quantity,
      pending: line.quantity,
      picked: 0,
      toBuy: 0,
      bought: 0,
      arrived: 0,
      substituted: 0,
      notSent: 0,
      state: "pending",
      note: null,
      substitutes: [],
    })),
  };
  const by = order.seller;
  const log: OrderEvent[] = [
    { v: 1, version: 1, type: "created", at: at(), happenedAt: at(), by, commandId: null, moves: [] },
  ];
  const outcomes: Invented["outcomes"] = [];
  const tell = (actor: Actor, act: Omit<Command, "commandId">) => {
    const { event, result } = decide(order, log, { commandId: makeId(now), ...act }, actor, { now: at() });
    outcomes.push({ actorId: actor.id, at: at(), result });
    if (!event) return;
    order = applyEvent(order, event);
    log.push(event);
  };
  return {
    get order() {
      return order;
    },
    pass: (ms: number) => {
      now += Math.floor(ms);
    },
    tell,
    /** A slip of the finger: the last act back, and after a moment done again. */
    takeBack(actor: Actor) {
      const last = log.at(-1);
      if (!last?.commandId || last.by.id !== actor.id) return;
      const inverse = { picked: "unpick", missingReported: "cancelPurchase" } as const;
      if (last.type !== "picked" && last.type !== "missingReported") return;
      now += 5_000;
      tell(actor, { type: inverse[last.type], lineId: last.lineId, undoes: last.commandId });
    },
    end: (): Invented => ({ order, quote, log, outcomes }),
  };
}
