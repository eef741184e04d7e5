import { midnight } from "../../shared/insights/shop-day.ts";
import { language, locale } from "../platform/language.ts";

const long = new Intl.DateTimeFormat(locale, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** A day of the shop's calendar in words; it has no zone any more. */
export const longDay = (day: string): string => long.format(midnight(day));

/** As paper says it: in figures where they can only be read one way. */
export const paperDay = (day: string): string =>
  language === "en" ? longDay(day) : day.split("-").reverse().join("/");
