const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The last moment at which a clock on the shop's wall showed `minuteOfDay`. */
export function lastDueMoment(now: Date, minuteOfDay: number, timeZone: string): Date {
  const minutesSince = (minuteOfWallClock(now, timeZone) - minuteOfDay + 1440) % 1440;
  const rounded = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const due = rounded - minutesSince * MINUTE_MS;
  // Clocks that are put on or back meanwhile may put it an hour off; never into the future, and never further than a day.
  return new Date(Math.max(due, now.getTime() - DAY_MS));
}

function minuteOfWallClock(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return part("hour") * 60 + part("minute");
}
