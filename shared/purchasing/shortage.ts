import { type Static, Type } from "typebox";

/** How far back a product's shortages count. */
export const SHORTAGE_DAYS = 14;

/** A product that was missing lately, or is being bought right now. */
export const Shortage = Type.Object({
  code: Type.String(),
  missingTimes: Type.Integer({ description: "How often it was reported missing and not found again" }),
  days: Type.Integer(),
  lastMissingAt: Type.Union([Type.String(), Type.Null()]),
  /** Units that somebody still has to buy, and units on their way, over all open orders. */
  toBuy: Type.Integer(),
  bought: Type.Integer(),
  expectedOn: Type.Union([Type.String(), Type.Null()], { description: "The first day on which some come" }),
  expectedOrder: Type.Union([Type.String(), Type.Null()], { description: "For which order" }),
});
export type Shortage = Static<typeof Shortage>;

/** Something that went in place of a product before. */
export const PastSubstitute = Type.Object({
  code: Type.String(),
  description: Type.String(),
  unitPriceCents: Type.Union([Type.Integer(), Type.Null()], {
    description: "What it costs now, as far as a quote has said; else what it cost then",
  }),
  times: Type.Integer(),
  lastAt: Type.String(),
});
export type PastSubstitute = Static<typeof PastSubstitute>;
