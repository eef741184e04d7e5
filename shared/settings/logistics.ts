import { type Static, Type } from "typebox";

const Name = Type.String({ minLength: 1, maxLength: 40, pattern: "\\S" });
/** By the shop's own clock. */
const CutOff = Type.Union([Type.String({ pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$" }), Type.Null()]);

/** A way out of the shop. */
export const Logistics = Type.Object({
  id: Type.String(),
  name: Type.String(),
  requiresBox: Type.Boolean(),
  cutOff: Type.Union([Type.String(), Type.Null()], { description: "HH:MM in the shop's time zone" }),
  active: Type.Boolean(),
});
export type Logistics = Static<typeof Logistics>;

export const NewLogistics = Type.Object({
  name: Name,
  requiresBox: Type.Optional(Type.Boolean()),
  cutOff: Type.Optional(CutOff),
});
export type NewLogistics = Static<typeof NewLogistics>;

export const LogisticsChange = Type.Object({
  name: Type.Optional(Name),
  requiresBox: Type.Optional(Type.Boolean()),
  cutOff: Type.Optional(CutOff),
  active: Type.Optional(Type.Boolean()),
  place: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1000, description: "Where it stands in the list, from 0" }),
  ),
});
export type LogisticsChange = Static<typeof LogisticsChange>;
