import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { slowClock, slowWorkingTime } from "../../test-support/insights/slow-figures.ts";
import { DEFAULT_WORKING_HOURS } from "./default-working-hours.ts";
import { addDays, endOfMonth, shopDay, startOfDay, weekdayOf } from "./shop-day.ts";
import type { WorkingHours } from "./working-hours.ts";
import { HOUR_MS, workedShare, workingTime } from "./working-time.ts";

const ZONES = [
  "America/Sao_Paulo",
  "America/New_York",
  "Europe/Lisbon",
  "Asia/Kolkata",
  "Australia/Lord_Howe", // changes by half an hour
  "America/Santiago", // changes at midnight
  "America/Scoresbysund",
  "UTC",
];
const in2026 = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) });
const clock = fc
  .integer({ min: 0, max: 24 * 60 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
/** At most one span a day: those of one day must not overlap. */
const someHours: fc.Arbitrary<WorkingHours> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  week: fc
    .uniqueArray(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), opens: clock, closes: clock }), {
      selector: (span) => span.weekday,
    })
    .map((spans) =>
      spans.map(({ weekday, opens, closes }) =>
        opens <= closes ? { weekday, opens, closes } : { weekday, opens: closes, closes: opens },
      ),
    ),
});

test("working time is what a minute-by-minute look at the shop's clock counts, in any zone", () => {
  fc.assert(
    fc.property(someHours, in2026, fc.integer({ min: 0, max: 3 * 24 * HOUR_MS }), (hours, from, length) => {
      assert.equal(workingTime(hours)(from, from + length), slowWorkingTime(hours)(from, from + length));
    }),
    { numRuns: 25 },
  );
});

test("around each change of the clocks no minute of work is lost or counted twice", () => {
  const changes = [
    "2026-03-08",
    "2026-03-28",
    "2026-03-29",
    "2026-04-04",
    "2026-04-05",
    "2026-09-05",
    "2026-09-06",
    "2026-10-03",
    "2026-10-04",
    "2026-10-24",
    "2026-10-25",
    "2026-11-01",
  ];
  for (const timeZone of ZONES) {
    const hours = {
      timeZone,
      week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "00:15", closes: "23:45" })),
    };
    for (const day of changes) {
      const noon = Date.parse(`${day}T12:00:00Z`);
      const [from, to] = [noon - 16 * HOUR_MS, noon + 16 * HOUR_MS];
      assert.equal(workingTime(hours)(from, to), slowWorkingTime(hours)(from, to), `${timeZone} ${day}`);
    }
  }
});

test("working time adds up: from a to c is from a to b and from b to c", () => {
  fc.assert(
    fc.property(someHours, fc.tuple(in2026, in2026, in2026), (hours, three) => {
      const [a, b, c] = three.toSorted((x, y) => x - y) as [number, number, number]; // sorting keeps the three
      const worked = workingTime(hours);
      assert.equal(worked(a, c), worked(a, b) + worked(b, c));
    }),
    { numRuns: 60 },
  );
});

test("an order that lies over a weekend waits only while the shop works", () => {
  const worked = workingTime(DEFAULT_WORKING_HOURS);
  const fridayAt16 = Date.parse("2026-03-06T19:00:00Z");
  const mondayAt8 = Date.parse("2026-03-09T11:00:00Z");
  assert.equal(worked(fridayAt16, mondayAt8), 1.5 * HOUR_MS);
  assert.equal(worked(mondayAt8, fridayAt16), 0);
});

test("what is finished at 22:00 in São Paulo belongs to that day, although UTC is a day ahead", () => {
  const at22 = Date.parse("2026-03-03T01:00:00Z");
  assert.equal(shopDay(at22, "America/Sao_Paulo"), "2026-03-02");
  assert.equal(shopDay(at22, "UTC"), "2026-03-03");
  assert.equal(startOfDay("2026-03-02", "America/Sao_Paulo"), Date.parse("2026-03-02T03:00:00Z"));
});

test("each instant lies in the day that its zone's calendar shows, and a day begins with its first instant", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), in2026, (timeZone, instant) => {
      const day = shopDay(instant, timeZone);
      assert.equal(day, slowClock(timeZone)(instant).day);
      const start = startOfDay(day, timeZone);
      assert.equal(shopDay(start, timeZone), day);
      assert.notEqual(shopDay(start - 1, timeZone), day);
    }),
  );
});

test("half of the working day is over at a quarter past twelve; a Sunday is over from its beginning", () => {
  assert.equal(workedShare(Date.parse("2026-03-02T15:15:00Z"), DEFAULT_WORKING_HOURS), 0.5);
  assert.equal(workedShare(Date.parse("2026-03-02T09:00:00Z"), DEFAULT_WORKING_HOURS), 0);
  assert.equal(workedShare(Date.parse("2026-03-01T15:00:00Z"), DEFAULT_WORKING_HOURS), 1);
});

test("days are counted by the calendar", () => {
  assert.deepEqual(
    [addDays("2026-02-28", 1), addDays("2024-02-28", 1), addDays("2026-01-01", -1)],
    ["2026-03-01", "2024-02-29", "2025-12-31"],
  );
  assert.deepEqual([endOfMonth("2026-02-03"), endOfMonth("2026-12-31")], ["2026-02-28", "2026-12-31"]);
  assert.deepEqual([weekdayOf("2026-03-01"), weekdayOf("2026-03-02")], [7, 1]);
});
