import type { Vitals } from "../../shared/operations/measure.ts";
import type { Operations } from "../../shared/operations/operations.ts";

const MINUTES = 60;
const MINUTE_MS = 60_000;

/** Sixty places, one a minute up to now; null where nothing ran or nobody counted. */
export function lastHour(
  { minutes, now, at }: Pick<Operations, "minutes" | "now" | "at">,
  pick: (vitals: Vitals) => number | null,
): (number | null)[] {
  const thisMinute = Math.floor(Date.parse(at) / MINUTE_MS);
  const places = Array.from({ length: MINUTES }, (): number | null => null);
  for (const { at: minute, vitals } of minutes) {
    const back = thisMinute - Math.floor(Date.parse(minute) / MINUTE_MS);
    if (back > 0 && back < MINUTES) places[MINUTES - 1 - back] = pick(vitals);
  }
  places[MINUTES - 1] = pick(now);
  return places;
}
