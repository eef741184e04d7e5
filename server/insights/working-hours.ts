import { Value } from "typebox/value";
import { FACT_RULES } from "../../shared/insights/order-fact.ts";
import { DEFAULT_WORKING_HOURS, WorkingHours } from "../../shared/insights/working-hours.ts";
import type { Queryable } from "../platform/database.ts";

/** The shop's hours from its settings; what is missing or odd there is as if it had never been set. */
export async function readWorkingHours(database: Queryable, shopId: string): Promise<WorkingHours> {
  const { rows } = await database.query<{ hours: unknown }>(
    "SELECT settings -> 'workingHours' AS hours FROM shops WHERE id = $1",
    [shopId],
  );
  const hours = rows[0]?.hours;
  return Value.Check(WorkingHours, hours) && isTimeZone(hours.timeZone) ? hours : DEFAULT_WORKING_HOURS;
}

/** Names the rules and hours that a fact was made by, so that a change of either makes it again. */
export function basisOf({ timeZone, week }: WorkingHours): string {
  return `${FACT_RULES} ${timeZone} ${week.map((s) => `${s.weekday} ${s.opens}-${s.closes}`).join(", ")}`;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
