import type { DEFAULT_REASONS } from "../../shared/picking/default-reasons.ts";
import { FIRST_REASONS } from "../../shared/settings/first-reasons.ts";
import { inLanguage } from "../platform/language.ts";

type FirstReason = (typeof DEFAULT_REASONS)[number];

/** The reasons every shop begins with, and the one that a tablet gives by itself. */
export const words = inLanguage(
  {
    // as: FIRST_REASONS are made of these codes
    first: Object.fromEntries(FIRST_REASONS.map(({ code, label }) => [code, label])) as Record<
      FirstReason,
      string
    >,
    arrivedLate: "chegou tarde",
  },
  {
    first: {
      out_of_stock: "Out of stock",
      damaged: "Damaged",
      wrong_product: "Wrong product",
      customer_request: "Customer's request",
      price: "Price",
      no_supplier: "No supplier",
      other: "Other",
    },
    arrivedLate: "arrived late",
  },
);
