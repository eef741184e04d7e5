/** Reasons to begin with; the shop's list is configurable, so the wire takes any code. `other` comes with a text. */
export const DEFAULT_REASONS = [
  "out_of_stock",
  "damaged",
  "wrong_product",
  "customer_request",
  "price",
  "no_supplier",
  "other",
] as const;

/** Given by a tablet itself where a touch that came late reopens an order. */
export const ARRIVED_LATE = "arrived_late";
