import { type Static, Type } from "typebox";
import { PersonRef } from "../people/person.ts";

/**
 * Something that stays on the screen of those whom it concerns until one of them acknowledges it.
 * surplus: two people took the same units; give `quantity` back to the shelf (concerns `people`).
 * found_to_buy / found_bought: units thought missing were found; the buyer is told, and warned if already bought.
 * return_to_shelf: the order was cancelled with these units picked. left_over: … with these units bought or arrived.
 */
export const ALARM_KINDS = [
  "surplus",
  "found_to_buy",
  "found_bought",
  "return_to_shelf",
  "left_over",
] as const;
export const Alarm = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...ALARM_KINDS]),
  lineId: Type.String(),
  quantity: Type.Integer(),
  at: Type.String(),
  by: PersonRef,
  people: Type.Array(Type.String(), {
    description: "Ids of the people it concerns; empty: everybody whose role it concerns",
  }),
});
export type Alarm = Static<typeof Alarm>;
