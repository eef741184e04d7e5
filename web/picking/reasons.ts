import type { DEFAULT_REASONS } from "../../shared/picking/default-reasons.ts";
import { FIRST_REASONS } from "../../shared/settings/first-reasons.ts";
import type { Reason } from "../../shared/settings/reason.ts";
import { language } from "../platform/language.ts";
import { currentSettings, useSettings } from "../settings/settings.ts";

const FIRST_REASONS_EN: Record<(typeof DEFAULT_REASONS)[number], string> = {
  out_of_stock: "Out of stock",
  damaged: "Damaged",
  wrong_product: "Wrong product",
  customer_request: "Customer's request",
  price: "Price",
  no_supplier: "No supplier",
  other: "Other",
};
const TRANSLATED = new Map(
  FIRST_REASONS.map(({ code, label }) => [
    `${code} ${label}`,
    // as: FIRST_REASONS are made of these codes
    FIRST_REASONS_EN[code as keyof typeof FIRST_REASONS_EN],
  ]),
);

/** The reasons that may be given now, in the shop's order. */
export const useReasons = () =>
  useSettings()
    .reasons.filter(({ active }) => active)
    .map((reason) => ({ ...reason, label: labelOf(reason) }));

/** A reason as words; a code that this screen does not know is shown as it is. */
export function reasonLabel(code: string | undefined, text?: string): string {
  const reason = currentSettings().reasons.find((known) => known.code === code);
  const label = reason ? labelOf(reason) : (code ?? "");
  return text ? (code === "other" ? text : `${label}: ${text}`) : label;
}

/** The reasons every shop begins with are known in both languages; what a shop wrote itself stays as it wrote it. */
function labelOf({ code, label }: Reason): string {
  return language === "en" ? (TRANSLATED.get(`${code} ${label}`) ?? label) : label;
}
