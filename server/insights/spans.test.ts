import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, endOfMonth } from "../../shared/insights/shop-day.ts";
import { type DayRange, spansOf } from "./spans.ts";

const daysOf = ({ from, to }: DayRange): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

test("months, and days added and subtracted, are each day of the period once, with few days looked at singly", () => {
  fc.assert(
    fc.property(fc.nat(1200), fc.nat(900), (start, length) => {
      const from = addDays("2023-12-20", start);
      const to = addDays(from, length);
      const { months, added, subtracted } = spansOf(from, to);
      const times = new Map<string, number>();
      const count = (ranges: DayRange[], by: number) => {
        for (const day of ranges.flatMap(daysOf)) times.set(day, (times.get(day) ?? 0) + by);
      };
      if (months) {
        assert.ok(months.from.endsWith("-01") && endOfMonth(months.to) === months.to, "they are whole");
        count([months], 1);
      }
      count(added, 1);
      count(subtracted, -1);
      const counted = [...times].filter(([, by]) => by !== 0);
      assert.deepEqual(new Map(counted), new Map(daysOf({ from, to }).map((day) => [day, 1])));
      assert.ok([...added, ...subtracted].flatMap(daysOf).length <= 31);
    }),
  );
});

test("a month that has just begun is read by its days, one that is nearly over as a whole", () => {
  assert.deepEqual(spansOf("2026-11-01", "2026-11-03"), {
    months: null,
    added: [{ from: "2026-11-01", to: "2026-11-03" }],
    subtracted: [],
  });
  assert.deepEqual(spansOf("2026-10-27", "2026-11-25"), {
    months: { from: "2026-11-01", to: "2026-11-30" },
    added: [{ from: "2026-10-27", to: "2026-10-31" }],
    subtracted: [{ from: "2026-11-26", to: "2026-11-30" }],
  });
});
