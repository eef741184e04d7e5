import { DEFAULT_REASONS } from "../../shared/picking/default-reasons.ts";

type Reason = (typeof DEFAULT_REASONS)[number];

const LABELS: Record<Reason, string> = {
  out_of_stock: "Sem estoque",
  damaged: "Avariado",
  wrong_product: "Produto errado",
  customer_request: "Cliente pediu",
  price: "Preço",
  no_supplier: "Sem fornecedor",
  other: "Outro",
};

export const REASONS = DEFAULT_REASONS.map((code) => ({ code, label: LABELS[code] }));

/** A reason as words; a code of the shop's own list that this screen does not know is shown as it is. */
export function reasonLabel(code: string | undefined, text?: string): string {
  const label = REASONS.find((reason) => reason.code === code)?.label ?? code ?? "";
  return text ? (code === "other" ? text : `${label}: ${text}`) : label;
}
