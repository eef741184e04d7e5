import { DAY_MS, dayName, midnight, offsetIn, offsetsAround, shopDay, weekdayOf } from "./shop-day.ts";
import type { WorkingHours } from "./working-hours.ts";

type Span = readonly [from: number, to: number];

/** Milliseconds of working time between two instants. */
export type WorkingTime = (from: number, to: number) => number;

/**
 * Working time by these hours, in any zone: a clock that is put forward or back inside working hours makes that day
 * shorter or longer, as it does for those who are there.
 */
export function workingTime(hours: WorkingHours): WorkingTime {
  const offsetAt = offsetIn(hours.timeZone);
  /** By the wall clock's midnight: an order asks for dozens of days, and names of days would be most of what that costs. */
  const spans = new Map<number, readonly Span[]>();
  const spansOf = (wall: number) => {
    let known = spans.get(wall);
    if (!known) {
      known = spansOn(dayName(wall), hours);
      spans.set(wall, known);
    }
    return known;
  };
  const midnightBefore = (instant: number) => Math.floor((instant + offsetAt(instant)) / DAY_MS) * DAY_MS;
  return (from, to) => {
    if (to <= from) return 0;
    let sum = 0;
    // A day more at each end: where a clock goes back over midnight, a day's last hour comes after the next one's begin.
    const last = midnightBefore(to) + DAY_MS;
    for (let wall = midnightBefore(from) - DAY_MS; wall <= last; wall += DAY_MS)
      for (const [opens, closes] of spansOf(wall))
        sum += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
    return sum;
  };
}

function spansOn(day: string, { timeZone, week }: WorkingHours): Span[] {
  const wall = midnight(day);
  const weekday = weekdayOf(day);
  const pieces = offsetsAround(wall, offsetIn(timeZone));
  return week
    .filter((span) => span.weekday === weekday)
    .flatMap(({ opens, closes }) =>
      pieces.flatMap((piece) => {
        if (!piece) return [];
        const from = Math.max(piece.from, wall + timeOfDay(opens) - piece.offset);
        const to = Math.min(piece.to, wall + timeOfDay(closes) - piece.offset);
        return from < to ? [[from, to] as const] : [];
      }),
    );
}

function timeOfDay(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return (hour * 60 + minute) * 60_000;
}

/** How much of today's working time is over, 0 … 1; 1 on a day without any. */
export function workedShare(now: number, hours: WorkingHours): number {
  const spans = spansOn(shopDay(now, hours.timeZone), hours);
  const whole = spans.reduce((sum, [from, to]) => sum + to - from, 0);
  if (whole === 0) return 1;
  return spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(now, to) - from), 0) / whole;
}

export const HOUR_MS = DAY_MS / 24;
