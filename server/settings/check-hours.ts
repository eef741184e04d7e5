import type { WorkingHours } from "../../shared/insights/working-hours.ts";
import { AppError } from "../platform/app-error.ts";
import { isTimeZone } from "./is-time-zone.ts";

/** A span that ends before it begins, or two that overlap, would count time twice or never. */
export function checkHours({ timeZone, week }: WorkingHours): void {
  if (!isTimeZone(timeZone)) throw new AppError("unknown_time_zone");
  const spans = week.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  for (const [index, { weekday, opens, closes }] of spans.entries()) {
    const next = spans[index + 1];
    if (closes <= opens || (next?.weekday === weekday && next.opens < closes))
      throw new AppError("odd_hours", { weekday });
  }
}
