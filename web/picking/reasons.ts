import { ARRIVED_LATE } from "../../shared/picking/default-reasons.ts";
import { FIRST_REASONS } from "../../shared/settings/first-reasons.ts";
import type { Reason } from "../../shared/settings/reason.ts";
import { currentSettings, useSettings } from "../settings/settings.ts";
import { words } from "./reason-words.ts";

const first: Readonly<Record<string, string>> = words.first;

/** The reasons that may be given now, in the shop's order. */
export const useReasons = () =>
  useSettings()
    .reasons.filter(({ active }) => active)
    .map((reason) => ({ ...reason, label: labelOf(reason) }));

/** A reason as words; a code that this screen does not know is shown as it is. */
export function reasonLabel(code: string | undefined, text?: string): string {
  const reason = currentSettings().reasons.find((known) => known.code === code);
  const label = reason ? labelOf(reason) : code === ARRIVED_LATE ? words.arrivedLate : (code ?? "");
  return text ? (code === "other" ? text : `${label}: ${text}`) : label;
}

/** What a shop wrote itself stays as it wrote it; the reasons it began with are known in every language. */
function labelOf({ code, label }: Reason): string {
  const untouched = FIRST_REASONS.some((reason) => reason.code === code && reason.label === label);
  return untouched ? (first[code] ?? label) : label;
}
