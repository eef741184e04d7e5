/** Days of the shop's calendar, `YYYY-MM-DD`: they begin and end by the shop's clock, not by UTC's. */
export const DAY_MS = 86_400_000;
/** Every zone changes its offset on a quarter of an hour, so one look a quarter is enough. */
const QUARTER_MS = 900_000;

export type OffsetAt = (instant: number) => number;
const offsets = new Map<string, OffsetAt>();

/** Milliseconds that the zone's clock is ahead of UTC at an instant. */
export function offsetIn(timeZone: string): OffsetAt {
  let offset = offsets.get(timeZone);
  if (!offset) {
    offset = remembered(timeZone);
    offsets.set(timeZone, offset);
  }
  return offset;
}

function remembered(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "iso8601",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_MS);
    const before = known.get(quarter);
    if (before !== undefined) return before;
    const parts = Object.fromEntries(
      format.formatToParts(quarter * QUARTER_MS).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * QUARTER_MS;
    if (known.size > 200_000) known.clear();
    known.set(quarter, offset);
    return offset;
  };
}

export function shopDay(instant: number, timeZone: string): string {
  return dayName(instant + offsetIn(timeZone)(instant));
}

/** The first instant of a day. Where a clock jumps over midnight, the day begins with the jump. */
export function startOfDay(day: string, timeZone: string): number {
  const offsetAt = offsetIn(timeZone);
  const wall = midnight(day);
  const [first, second] = offsetsAround(wall, offsetAt);
  if (!second || wall - first.offset < second.from) return wall - first.offset;
  return Math.max(second.from, wall - second.offset);
}

export interface OffsetPiece {
  from: number;
  to: number;
  offset: number;
}

/** The offsets that hold within a day and a half of a wall-clock moment: one, or two around a change. */
export function offsetsAround(wall: number, offsetAt: OffsetAt): [OffsetPiece, OffsetPiece?] {
  let low = Math.floor((wall - 1.5 * DAY_MS) / QUARTER_MS);
  const end = Math.ceil((wall + 2.5 * DAY_MS) / QUARTER_MS);
  const [from, to] = [low * QUARTER_MS, end * QUARTER_MS];
  const [before, after] = [offsetAt(from), offsetAt(to)];
  if (before === after) return [{ from, to, offset: before }];
  let high = end;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * QUARTER_MS) === before) low = middle;
    else high = middle;
  }
  const change = high * QUARTER_MS;
  return [
    { from, to: change, offset: before },
    { from: change, to, offset: after },
  ];
}

export const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const dayName = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
/** A day like 31 February looks like one and is none. */
export const addDays = (day: string, days: number): string => dayName(midnight(day) + days * DAY_MS);
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => new Date(midnight(day)).getUTCDay() || 7;
/** The last day of a day's month. */
export function endOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return dayName(Date.UTC(year, month, 0));
}
