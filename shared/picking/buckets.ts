import type { Line } from "../orders/order.ts";

/** Where the units of a line can be. Their sum is always `requested`. */
export const BUCKETS = ["pending", "picked", "toBuy", "bought", "arrived", "substituted", "notSent"] as const;
export type Bucket = (typeof BUCKETS)[number];
export type Buckets = Record<Bucket, number>;

/** Work that somebody still has to do. */
export const OPEN_BUCKETS = ["pending", "toBuy", "bought", "arrived"] as const satisfies readonly Bucket[];
/** Buckets that units only leave by taking back what brought them: these remember where the units came from. */
export const RESOLVED_BUCKETS = ["picked", "substituted", "notSent"] as const satisfies readonly Bucket[];

/** Units of this line that somebody still has to deal with. */
export function openWork(line: Buckets): number {
  return OPEN_BUCKETS.reduce((sum, bucket) => sum + line[bucket], 0);
}

export function isResolvedBucket(bucket: Bucket): boolean {
  return (RESOLVED_BUCKETS as readonly Bucket[]).includes(bucket);
}

export function bucketsOf(line: Line): Buckets {
  const { pending, picked, toBuy, bought, arrived, substituted, notSent } = line;
  return { pending, picked, toBuy, bought, arrived, substituted, notSent };
}
