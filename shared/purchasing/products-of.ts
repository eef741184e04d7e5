import type { PurchaseLine } from "./purchase-line.ts";

/** Where bought things are, in the order in which they go through the buyer's hands. */
export const PURCHASE_BUCKETS = ["toBuy", "bought", "arrived"] as const;
export type PurchaseBucket = (typeof PURCHASE_BUCKETS)[number];

/** One product summed over the orders that miss it. */
export interface PurchaseProduct {
  code: string;
  description: string;
  unit: string;
  units: number;
  /** The lowest unit price of its quotes: whoever pays more buys at a loss for somebody. */
  ceilingCents: number;
  lines: PurchaseLine[];
}

/** The products with units in this bucket, by description; each with its lines that have some. */
export function productsOf(lines: readonly PurchaseLine[], bucket: PurchaseBucket): PurchaseProduct[] {
  const groups = Map.groupBy(
    lines.filter((line) => line[bucket] > 0),
    (line) => line.code,
  );
  return [...groups.values()]
    .map((group) => {
      const [first] = group;
      return {
        // Map.groupBy makes no empty group.
        code: first!.code,
        description: first!.description,
        unit: first!.unit,
        units: group.reduce((sum, line) => sum + line[bucket], 0),
        ceilingCents: Math.min(...group.map((line) => line.unitPriceCents)),
        lines: group,
      };
    })
    .sort((a, b) => a.description.localeCompare(b.description, "pt-BR") || (a.code < b.code ? -1 : 1));
}
