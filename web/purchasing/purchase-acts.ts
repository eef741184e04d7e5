import type { PurchaseBucket } from "../../shared/purchasing/products-of.ts";

/** What can be done with units on the buyer's panel, and from which bucket it takes them. */
export const BUCKET_OF = {
  markBought: "toBuy",
  cancelPurchase: "toBuy",
  markArrived: "bought",
  unmarkBought: "bought",
  unmarkArrived: "arrived",
} as const satisfies Record<string, PurchaseBucket>;
export type PurchaseAct = keyof typeof BUCKET_OF;

/** The step forward from each bucket, and the ways back. */
export const FORWARD_ACT: Record<PurchaseBucket, PurchaseAct | null> = {
  toBuy: "markBought",
  bought: "markArrived",
  arrived: null,
};
export const BACKWARD_ACT: Record<PurchaseBucket, PurchaseAct> = {
  toBuy: "cancelPurchase",
  bought: "unmarkBought",
  arrived: "unmarkArrived",
};
