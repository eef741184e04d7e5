import type { PurchaseProduct } from "./products-of.ts";

/** What goes to a supplier by WhatsApp. No price and no client: neither is theirs to know. */
export function supplierText(products: readonly PurchaseProduct[]): string {
  const rows = products.map(
    ({ units, unit, description, code }) =>
      `• ${units.toLocaleString("pt-BR")} ${unit.toLowerCase()} – ${description} (cód. ${code})`,
  );
  return `Olá! Preciso de:\n\n${rows.join("\n")}\n\nTem em estoque? Qual o preço e quando chega?`;
}
