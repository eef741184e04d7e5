import { FACT_RULES } from "../../shared/insights/order-fact.ts";
import type { WorkingHours } from "../../shared/insights/working-hours.ts";
import type { Queryable } from "../platform/database.ts";
import { readSettings } from "../settings/read-settings.ts";

/** As they are this moment: what is counted by them is kept. */
export async function readWorkingHours(database: Queryable, shopId: string): Promise<WorkingHours> {
  return (await readSettings(database, shopId)).workingHours;
}

/** Names the rules and hours that a fact was made by, so that a change of either makes it again. */
export function basisOf({ timeZone, week }: WorkingHours): string {
  return `${FACT_RULES} ${timeZone} ${week.map((s) => `${s.weekday} ${s.opens}-${s.closes}`).join(", ")}`;
}
