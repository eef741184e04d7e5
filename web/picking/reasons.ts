import { currentSettings, useSettings } from "../settings/settings.ts";

/** The reasons that may be given now, in the shop's order. */
export const useReasons = () => useSettings().reasons.filter(({ active }) => active);

/** A reason as words; a code that this screen does not know is shown as it is. */
export function reasonLabel(code: string | undefined, text?: string): string {
  const label = currentSettings().reasons.find((reason) => reason.code === code)?.label ?? code ?? "";
  return text ? (code === "other" ? text : `${label}: ${text}`) : label;
}
