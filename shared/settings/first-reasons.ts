import { DEFAULT_REASONS } from "../picking/default-reasons.ts";
import type { Reason } from "./reason.ts";

/** It asks for a text, and without it there would be no way out of a list that lacks the reason of today. */
export const OTHER_REASON = "other";

const LABELS: Record<(typeof DEFAULT_REASONS)[number], string> = {
  out_of_stock: "Sem estoque",
  damaged: "Avariado",
  wrong_product: "Produto errado",
  customer_request: "Cliente pediu",
  price: "Preço",
  no_supplier: "Sem fornecedor",
  other: "Outro",
};

export const FIRST_REASONS: Reason[] = DEFAULT_REASONS.map((code) => ({
  code,
  label: LABELS[code],
  active: true,
}));

/** The list as it may be kept: what was ever given as a reason keeps its words, and `other` stays. */
export function keepReasons(before: readonly Reason[], wanted: readonly Reason[]): Reason[] {
  const gone = before
    .filter(({ code }) => !wanted.some((reason) => reason.code === code))
    .map((reason) => ({ ...reason, active: false }));
  return [...wanted, ...gone].map(({ code, label, active }) => ({
    code,
    label: label.trim(),
    active: active || code === OTHER_REASON,
  }));
}
