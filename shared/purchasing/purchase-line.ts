import type { PersonRef } from "../people/person.ts";

/** One line with units that are to buy, bought or arrived, as the buyer's panel needs it; units as in the line. */
export interface PurchaseLine {
  orderId: string;
  orderNumber: string | null;
  /** The order's version that this shows. */
  orderVersion: number;
  client: string;
  logistics: string;
  orderCreatedAt: string;
  lineId: string;
  code: string;
  description: string;
  unit: string;
  unitPriceCents: number;
  requested: number;
  toBuy: number;
  bought: number;
  arrived: number;
  /** How its units were bought last; absent while none are bought or arrived. */
  purchase?: LinePurchase;
}

export interface LinePurchase {
  at: string;
  by: PersonRef;
  supplier?: string;
  priceCents?: number;
  /** YYYY-MM-DD */
  expectedOn?: string;
}
