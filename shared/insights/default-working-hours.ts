import type { WorkingHours } from "./working-hours.ts";

/** What holds until a shop has set its own; apart from the schema, which the first screen has no use for. */
export const DEFAULT_WORKING_HOURS: WorkingHours = {
  timeZone: "America/Sao_Paulo",
  week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "07:30", closes: "17:00" })),
};
