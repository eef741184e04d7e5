import type { PurchaseProduct } from "../../shared/purchasing/products-of.ts";
import { formatQuantity } from "../platform/format.ts";
import { words } from "./words.ts";

/** What goes to a supplier by WhatsApp. No price and no client: neither is theirs to know. */
export function supplierText(products: readonly PurchaseProduct[]): string {
  const rows = products.map(
    ({ units, unit, description, code }) =>
      `• ${formatQuantity(units)} ${unit.toLowerCase()} – ${description} (${words.code(code)})`,
  );
  return `${words.supplierGreeting}\n\n${rows.join("\n")}\n\n${words.supplierQuestions}`;
}
