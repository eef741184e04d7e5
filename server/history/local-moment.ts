import { offsetIn } from "../../shared/insights/shop-day.ts";

/** `31/12/2026 17:05` by the shop's clock, which spreadsheets take for a date. */
export function localMoment(instant: number, timeZone: string): string {
  const [day = "", time = ""] = new Date(instant + offsetIn(timeZone)(instant)).toISOString().split("T");
  return `${day.split("-").reverse().join("/")} ${time.slice(0, 5)}`;
}
