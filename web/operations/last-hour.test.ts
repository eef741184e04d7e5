import assert from "node:assert/strict";
import { test } from "node:test";
import { vitalsOf } from "../../shared/operations/measure.ts";
import { lastHour } from "./last-hour.ts";

test("the hour has a place for each minute; the present is last, and what nobody measured is a gap", () => {
  const sockets = (count: number) => ({ ...vitalsOf([]), sockets: count });
  const hour = lastHour(
    {
      at: "2026-11-25T12:30:20.000Z",
      now: sockets(9),
      minutes: [
        { at: "2026-11-25T11:20:00.000Z", vitals: sockets(1) },
        { at: "2026-11-25T11:31:00.000Z", vitals: sockets(2) },
        { at: "2026-11-25T12:29:00.000Z", vitals: sockets(8) },
        { at: "2026-11-25T12:30:00.000Z", vitals: sockets(7) },
      ],
    },
    (vitals) => vitals.sockets,
  );
  assert.equal(hour.length, 60);
  assert.deepEqual([hour[0], hour[1], hour[57], hour[58], hour[59]], [2, null, null, 8, 9]);
  assert.ok(!hour.includes(1) && !hour.includes(7));
});
