import { type Static, Type } from "typebox";

const ClockTime = Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$" });

/** When the shop works, by its own clock. A day may have several spans (a lunch break) or none. */
export const WorkingHours = Type.Object({
  timeZone: Type.String({ minLength: 1, maxLength: 64, description: "IANA name" }),
  week: Type.Array(
    Type.Object({
      weekday: Type.Integer({ minimum: 1, maximum: 7, description: "1 is Monday, 7 is Sunday" }),
      opens: ClockTime,
      closes: ClockTime,
    }),
    { maxItems: 28 },
  ),
});
export type WorkingHours = Static<typeof WorkingHours>;
