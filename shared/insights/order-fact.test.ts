import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { chanceFrom, inventOrder } from "../../server/demo/invent-orders.ts";
import type { Invented } from "../../server/demo/order-story.ts";
import { replayClocks, slowFigures, slowWorkingTime } from "../../test-support/insights/slow-figures.ts";
import type { Actor } from "../picking/who-may.ts";
import { CLOCKS, clockSegments } from "./clocks.ts";
import { DEFAULT_WORKING_HOURS as hours } from "./default-working-hours.ts";
import { orderFact } from "./order-fact.ts";
import { workingTime } from "./working-time.ts";

const bia: Actor = { id: "bia", name: "Bia", role: "seller" };
const ana: Actor = { id: "ana", name: "Ana", role: "picker" };
const rui: Actor = { id: "rui", name: "Rui", role: "picker" };
const lia: Actor = { id: "lia", name: "Lia", role: "buyer" };
const team = { sellers: [bia], pickers: [ana, rui], buyer: lia };
const ways = [{ id: "motoboy", requiresBox: false }];
const worked = workingTime(hours);
const slowly = slowWorkingTime(hours);

/** An invented order with breaks in between and a tablet that told some touches late. */
function disturbed(seed: number): Invented {
  const chance = chanceFrom(seed);
  const invented = inventOrder(
    team,
    ways,
    40018,
    Date.UTC(2026, 2, 2 + (seed % 5), 10 + (seed % 14)),
    chance,
  );
  const log = invented.log.flatMap((event) => {
    if (event.type === "created") return [event];
    if (chance() < 0.2) {
      const at = Date.parse(event.at);
      return [{ ...event, happenedAt: new Date(at - chance() * 3_600_000).toISOString() }];
    }
    if (chance() < 0.1 && event.type === "picked") {
      const note = { ...event, moves: [], by: lia };
      return chance() < 0.5
        ? [event, { ...note, type: "paused" as const }]
        : [{ ...note, type: "resumed" as const }, event];
    }
    return [event];
  });
  return {
    ...invented,
    log: log.map((event, index) => ({ ...event, version: index + 1, moves: event.moves })),
  };
}

const seeds = fc.integer({ min: 1, max: 1_000_000 });

test("the four clocks of any order are what replaying it event by event shows", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { order, log } = disturbed(seed);
      const sums = { queue: 0, handsOn: 0, purchase: 0, ready: 0 };
      const requested = order.lines.reduce((sum, line) => sum + line.requested, 0);
      for (const { clock, from, to } of clockSegments(order.createdAt, requested, log))
        sums[clock] += worked(from, to);
      assert.deepEqual(sums, replayClocks({ order, log }, slowly).clocks);
    }),
    { numRuns: 100 },
  );
});

test("the clocks never run together, never backwards, and never after the end", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { order, log } = disturbed(seed);
      const requested = order.lines.reduce((sum, line) => sum + line.requested, 0);
      let last = Date.parse(order.createdAt);
      for (const segment of clockSegments(order.createdAt, requested, log)) {
        assert.ok(segment.from >= last && segment.to > segment.from);
        assert.ok(CLOCKS.includes(segment.clock));
        last = segment.to;
      }
      assert.ok(last <= Date.parse(log.at(-1)!.at));
    }),
    { numRuns: 100 },
  );
});

test("nobody's hands-on time is anybody else's: together they have no more than the order", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { order, log } = inventOrder(team, ways, 1, Date.UTC(2026, 2, 2, 12), chanceFrom(seed));
      const fact = orderFact(order.createdAt, order.lines, log, hours, worked);
      if (!fact) return assert.ok(!order.finished);
      const sum = fact.people.reduce((total, person) => total + person.handsOnMs, 0);
      assert.ok(sum <= fact.handsOnMs);
      assert.equal(
        fact.units,
        order.lines.reduce((total, line) => total + line.picked + line.substituted, 0),
      );
      assert.equal(
        fact.units,
        fact.people.reduce((total, person) => total + person.units, 0),
      );
    }),
    { numRuns: 100 },
  );
});

test("one order's fact is what the slow reference makes of it", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { order, log } = inventOrder(team, ways, seed, Date.UTC(2026, 2, 2, 12), chanceFrom(seed));
    const fact = orderFact(order.createdAt, order.lines, log, hours, worked);
    const slow = slowFigures([{ order, log }], hours, { from: "2026-01-01", to: "2026-12-31" });
    if (!fact) {
      assert.equal(slow.total.orders, 0);
      continue;
    }
    const { day, people, products, ...sum } = fact;
    assert.deepEqual([...slow.days], [[day, { orders: 1, ...sum }]]);
    const byId = new Map(people.map(({ id, ...rest }) => [id, { orders: 1, ...rest }]));
    assert.deepEqual(byId, new Map([...slow.people].sort(byKeyOf(byId))));
    for (const { code, ...counts } of products) {
      const { picked, missing, bought } = slow.products.get(code)!;
      assert.deepEqual(counts, { picked, missing, bought });
    }
    assert.equal(products.length, slow.products.size);
  }
});

const byKeyOf =
  <V>(map: Map<string, V>) =>
  ([a]: [string, unknown], [b]: [string, unknown]) =>
    [...map.keys()].indexOf(a) - [...map.keys()].indexOf(b);

test("an order that is open again adds nothing until it is finished once more", () => {
  const { order, log } = inventOrder(team, ways, 7, Date.UTC(2026, 2, 2, 12), chanceFrom(3));
  const finish = log.findLastIndex((event) => event.type === "finished");
  const base = log[finish]!;
  const reopened = { ...base, type: "reopened" as const, version: base.version + 1, moves: [] };
  const until = log.slice(0, finish + 1);
  assert.ok(orderFact(order.createdAt, order.lines, until, hours, worked));
  assert.equal(orderFact(order.createdAt, order.lines, [...until, reopened], hours, worked), null);
  const late = "2026-03-03T01:00:00.000Z"; // 22:00 in São Paulo
  const again = { ...base, version: base.version + 2, at: late, happenedAt: late, moves: [] };
  assert.equal(
    orderFact(order.createdAt, order.lines, [...until, reopened, again], hours, worked)?.day,
    "2026-03-02",
  );
});
