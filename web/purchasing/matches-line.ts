import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";

/** Every word typed is somewhere in the product, the order or its client; accents and case do not matter. */
export function matchesLine(line: PurchaseLine, text: string): boolean {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const where = plain(`${line.description} ${line.code} ${line.orderNumber ?? ""} ${line.client}`);
  return words.every((word) => where.includes(word));
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
