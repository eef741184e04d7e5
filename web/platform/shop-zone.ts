import { DEFAULT_WORKING_HOURS } from "../../shared/insights/default-working-hours.ts";

/** The shop's clock, not the tablet's: a tablet with a wrong zone must not move a cut-off. */
let zone = DEFAULT_WORKING_HOURS.timeZone;

export const shopZone = (): string => zone;

/** As the settings have it; what is already on the screen follows with its next drawing. */
export function setShopZone(name: string): void {
  zone = name;
}

/** Says instants by the shop's clock, also after the shop has moved to another zone. */
export function byShopClock(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (instant: number | Date) => string {
  let format: Intl.DateTimeFormat | undefined;
  let madeFor: string | undefined;
  return (instant) => {
    if (!format || madeFor !== zone) {
      format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
      madeFor = zone;
    }
    return format.format(instant);
  };
}
