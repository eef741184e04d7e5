import { type Static, Type } from "typebox";
import { PersonRef } from "../people/person.ts";
import { Alarm } from "../picking/alarm.ts";

const MaybeString = Type.Union([Type.String(), Type.Null()]);

/** One entry of the purchase history: units bought, or arrived, for one line of one order. */
export const Purchase = Type.Object({
  kind: Type.Enum(["bought", "arrived"]),
  at: Type.String(),
  by: PersonRef,
  commandId: MaybeString,
  groupId: MaybeString,
  orderId: Type.String(),
  orderNumber: MaybeString,
  orderVersion: Type.Integer({ description: "The order's version now" }),
  orderOpen: Type.Boolean({ description: "On a closed order no units move any more" }),
  client: Type.String(),
  lineId: Type.String(),
  code: Type.String(),
  description: Type.String(),
  unit: Type.String(),
  quantity: Type.Integer(),
  undone: Type.Integer({ description: "How many of them were taken back by naming this act" }),
  unitPriceCents: Type.Integer({ description: "The quote's" }),
  supplier: MaybeString,
  priceCents: Type.Union([Type.Integer(), Type.Null()]),
  expectedOn: MaybeString,
  reason: MaybeString,
  text: MaybeString,
});
export type Purchase = Static<typeof Purchase>;

/** What a whole period comes to, over all pages; what was taken back does not count. */
export const PurchaseTotals = Type.Object({
  purchases: Type.Integer(),
  units: Type.Integer(),
  cents: Type.Integer({ description: "Of what has a price" }),
  unitsWithoutPrice: Type.Integer(),
});
export type PurchaseTotals = Static<typeof PurchaseTotals>;

/** Something the buyer has to have seen: left over from a cancelled order, or found after it was thought missing. */
export const PurchaseAlarm = Type.Object({
  orderId: Type.String(),
  orderNumber: MaybeString,
  orderVersion: Type.Integer(),
  client: Type.String(),
  code: Type.String(),
  description: Type.String(),
  unit: Type.String(),
  alarm: Alarm,
});
export type PurchaseAlarm = Static<typeof PurchaseAlarm>;
