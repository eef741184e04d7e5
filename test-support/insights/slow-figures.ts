import type { FigureSum, PersonFigures, ProductFigures } from "../../shared/insights/figures.ts";
import type { WorkingHours } from "../../shared/insights/working-hours.ts";
import type { Order } from "../../shared/orders/order.ts";
import { orderState } from "../../shared/orders/order-state.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";

/**
 * The figures once more, the slow and obvious way: every order replayed event by event, working time counted minute by
 * minute, everything added up in plain loops. What the fast ones are held against; it shares nothing with them.
 */
export interface PastOrder {
  order: Order;
  log: readonly OrderEvent[];
}

const MINUTE = 60_000;

const clocks = new Map<string, ReturnType<typeof makeClock>>();

/** What the zone's clock and calendar show, minute by minute as the system's own tables have it. */
export function slowClock(timeZone: string): ReturnType<typeof makeClock> {
  const clock = clocks.get(timeZone) ?? makeClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

function makeClock(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const known = new Map<number, { day: string; weekday: number; clock: string }>();
  return (instant: number) => {
    const minute = Math.floor(instant / MINUTE);
    const before = known.get(minute);
    if (before) return before;
    const part = Object.fromEntries(
      format.formatToParts(minute * MINUTE).map(({ type, value }) => [type, value]),
    );
    const seen = {
      day: `${part.year}-${part.month}-${part.day}`,
      weekday: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part.weekday ?? "") + 1,
      clock: `${part.hour}:${part.minute}`,
    };
    known.set(minute, seen);
    return seen;
  };
}

export function slowWorkingTime(hours: WorkingHours) {
  const look = slowClock(hours.timeZone);
  return (from: number, to: number): number => {
    let sum = 0;
    for (let minute = Math.floor(from / MINUTE); minute * MINUTE < to; minute++) {
      const { weekday, clock } = look(minute * MINUTE);
      const works = hours.week.some((s) => s.weekday === weekday && s.opens <= clock && clock < s.closes);
      if (works) sum += Math.min(to, (minute + 1) * MINUTE) - Math.max(from, minute * MINUTE);
    }
    return sum;
  };
}

type WorkedMs = ReturnType<typeof slowWorkingTime>;

interface Replayed {
  clocks: { queue: number; handsOn: number; purchase: number; ready: number };
  handsOnBy: Map<string, number>;
  finishedAt: string | null;
}

export function replayClocks({ order, log }: PastOrder, worked: WorkedMs): Replayed {
  let state: Order = {
    ...order,
    version: 1,
    finished: null,
    dispatched: null,
    cancelled: null,
    paused: null,
    alarms: [],
    lines: order.lines.map((line) => ({
      ...line,
      pending: line.requested,
      picked: 0,
      toBuy: 0,
      bought: 0,
      arrived: 0,
      substituted: 0,
      notSent: 0,
    })),
  };
  const clocks = { queue: 0, handsOn: 0, purchase: 0, ready: 0 };
  const handsOnBy = new Map<string, number>();
  const moments = [Date.parse(order.createdAt)];
  const events = log.filter((event) => event.type !== "created");
  for (const event of events) moments.push(Math.max(moments.at(-1)!, Date.parse(event.happenedAt)));
  for (const [index, event] of events.entries()) {
    const time = worked(moments[index]!, moments[index + 1]!);
    const word = orderState(state);
    if (index === 0) clocks.queue += time;
    else if (word === "ready") clocks.ready += time;
    else if (word === "waiting") clocks.purchase += time;
    else if ((word === "picking" || word === "new") && !state.paused) {
      clocks.handsOn += time;
      const atShelf = events
        .slice(index)
        .find((later) =>
          /^(picked|unpicked|missingReported|substituted|unsubstituted|notSent|restored)$/.test(later.type),
        );
      if (atShelf) handsOnBy.set(atShelf.by.id, (handsOnBy.get(atShelf.by.id) ?? 0) + time);
    }
    state = applyEvent(state, event);
  }
  const finishedAt = state.cancelled ? null : (state.finished?.at ?? null);
  return { clocks, handsOnBy, finishedAt };
}

export interface SlowFigures {
  total: FigureSum;
  days: Map<string, FigureSum>;
  sellers: Map<string, FigureSum>;
  logistics: Map<string, FigureSum>;
  people: Map<string, Omit<PersonFigures, "name" | "id">>;
  products: Map<string, Omit<ProductFigures, "description" | "code">>;
}

interface SlowFact {
  day: string | null;
  clocks: Replayed["clocks"];
  people: [id: string, lines: number, units: number, handsOnMs: number][];
  products: [code: string, picked: number, missing: number, bought: number][];
}

/** An order is replayed once for the same hours, however many periods ask for it. */
const replayed = new WeakMap<WorkingHours, WeakMap<PastOrder, SlowFact>>();
const workedBy = new WeakMap<WorkingHours, { worked: WorkedMs; look: ReturnType<typeof slowClock> }>();

function slowFact(one: PastOrder, hours: WorkingHours): SlowFact {
  const known = replayed.get(hours) ?? new WeakMap<PastOrder, SlowFact>();
  replayed.set(hours, known);
  const before = known.get(one);
  if (before) return before;
  const ways = workedBy.get(hours) ?? { worked: slowWorkingTime(hours), look: slowClock(hours.timeZone) };
  workedBy.set(hours, ways);
  const { clocks, handsOnBy, finishedAt } = replayClocks(one, ways.worked);
  const fact: SlowFact = finishedAt
    ? {
        day: ways.look(Date.parse(finishedAt)).day,
        clocks,
        people: peopleOf(one, handsOnBy),
        products: productsOf(one),
      }
    : { day: null, clocks, people: [], products: [] };
  known.set(one, fact);
  return fact;
}

export function slowFigures(
  past: readonly PastOrder[],
  hours: WorkingHours,
  period: { from: string; to: string; seller?: string; logistics?: string },
): SlowFigures {
  const none = (): FigureSum => ({
    orders: 0,
    lines: 0,
    units: 0,
    queueMs: 0,
    handsOnMs: 0,
    purchaseMs: 0,
    readyMs: 0,
  });
  const figures: SlowFigures = {
    total: none(),
    days: new Map(),
    sellers: new Map(),
    logistics: new Map(),
    people: new Map(),
    products: new Map(),
  };
  for (const one of past) {
    const { order } = one;
    const { day, clocks, people, products } = slowFact(one, hours);
    if (!day || day < period.from || day > period.to) continue;
    if (period.seller && order.seller.id !== period.seller) continue;
    if (period.logistics && order.logistics !== period.logistics) continue;
    const units = order.lines.reduce((sum, line) => sum + line.picked + line.substituted, 0);
    for (const sum of [
      figures.total,
      entry(figures.days, day, none),
      entry(figures.sellers, order.seller.id, none),
      entry(figures.logistics, order.logistics, none),
    ]) {
      sum.orders += 1;
      sum.lines += order.lines.length;
      sum.units += units;
      sum.queueMs += clocks.queue;
      sum.handsOnMs += clocks.handsOn;
      sum.purchaseMs += clocks.purchase;
      sum.readyMs += clocks.ready;
    }
    for (const [id, lines, unitsOf, handsOnMs] of people) {
      const person = entry(figures.people, id, () => ({ orders: 0, lines: 0, units: 0, handsOnMs: 0 }));
      person.orders += 1;
      person.lines += lines;
      person.units += unitsOf;
      person.handsOnMs += handsOnMs;
    }
    for (const [code, picked, missing, bought] of products) {
      const product = entry(figures.products, code, () => ({
        picked: 0,
        missing: 0,
        missingOrders: 0,
        bought: 0,
        boughtOrders: 0,
      }));
      product.picked += picked;
      product.missing += missing;
      product.missingOrders += missing > 0 ? 1 : 0;
      product.bought += bought;
      product.boughtOrders += bought > 0 ? 1 : 0;
    }
  }
  return figures;
}

function peopleOf({ order, log }: PastOrder, handsOnBy: Map<string, number>): SlowFact["people"] {
  const unitsOf = new Map<string, Map<string, number>>();
  for (const line of order.lines) {
    // Each unit in the order knows by whose act, and by which event, it came.
    let units: { person: string; version: number }[] = [];
    for (const event of log)
      for (const move of event.moves) {
        if (move.line !== line.id) continue;
        const goesIn = move.to === "picked" || move.to === "substituted";
        for (let unit = 0; unit < move.quantity; unit++) {
          if (goesIn) units.push({ person: event.by.id, version: event.version });
          else if (move.of !== undefined) {
            const index = units.findLastIndex((entry) => entry.version === move.of);
            if (index >= 0) units = units.toSpliced(index, 1);
          }
        }
      }
    for (const { person } of units) {
      const mine = entry(unitsOf, person, () => new Map<string, number>());
      mine.set(line.id, (mine.get(line.id) ?? 0) + 1);
    }
  }
  return [...new Set([...unitsOf.keys(), ...handsOnBy.keys()])].flatMap((id): SlowFact["people"] => {
    const counts = [...(unitsOf.get(id)?.values() ?? [])];
    const units = counts.reduce((sum, count) => sum + count, 0);
    const time = handsOnBy.get(id) ?? 0;
    return units || time ? [[id, counts.length, units, time]] : [];
  });
}

function productsOf({ order, log }: PastOrder): SlowFact["products"] {
  return [...new Set(order.lines.map((line) => line.code))].flatMap((code): SlowFact["products"] => {
    const lines = order.lines.filter((line) => line.code === code);
    const ids = lines.map((line) => line.id);
    const moves = log.flatMap((event) => event.moves).filter((move) => ids.includes(move.line));
    const moved = (from: string, to: string, undoing?: boolean) =>
      moves
        .filter((move) => move.from === from && move.to === to && (!undoing || move.of !== undefined))
        .reduce((sum, move) => sum + move.quantity, 0);
    const picked = lines.reduce((sum, line) => sum + line.picked, 0);
    const missing = moved("pending", "toBuy") - moved("toBuy", "pending", true);
    const bought = moved("toBuy", "bought") - moved("bought", "toBuy");
    return picked || missing || bought ? [[code, picked, missing, bought]] : [];
  });
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
