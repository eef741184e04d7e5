import { type Static, Type } from "typebox";
import { PersonRef } from "../people/person.ts";
import { Alarm } from "../picking/alarm.ts";
import { Substitute } from "./substitute.ts";

export const ORDER_STATES = [
  "new",
  "picking",
  "waiting",
  "ready",
  "finished",
  "dispatched",
  "cancelled",
] as const;
export const OrderState = Type.Enum([...ORDER_STATES]);
export type OrderState = (typeof ORDER_STATES)[number];

export const LINE_STATES = [
  "arrived",
  "pending",
  "partial",
  "to_buy",
  "bought",
  "picked",
  "substituted",
  "not_sent",
  "resolved",
] as const;
export const LineState = Type.Enum([...LINE_STATES]);
export type LineState = (typeof LINE_STATES)[number];

export const Packaging = Type.Union([Type.Literal("box"), Type.Literal("bag")]);
export type Packaging = Static<typeof Packaging>;

/** Units of one line, 0 … 1,000,000. */
const Units = Type.Integer({ minimum: 0, maximum: 1_000_000 });

export const Line = Type.Object({
  id: Type.String(),
  position: Type.Integer(),
  code: Type.String(),
  description: Type.String(),
  unit: Type.String(),
  unitPriceCents: Type.Integer(),
  totalCents: Type.Integer(),
  requested: Units,
  pending: Units,
  picked: Units,
  toBuy: Units,
  bought: Units,
  arrived: Units,
  substituted: Units,
  notSent: Units,
  state: LineState,
  note: Type.Union([Type.String(), Type.Null()]),
  substitutes: Type.Array(Substitute),
});
export type Line = Static<typeof Line>;

/** When something was done to an order, and by whom. */
export const Stamp = Type.Object({
  at: Type.String(),
  by: PersonRef,
  reason: Type.Optional(Type.String()),
  text: Type.Optional(Type.String()),
});
export type Stamp = Static<typeof Stamp>;
const MaybeStamp = Type.Union([Stamp, Type.Null()]);

const Client = Type.Object({ code: Type.String(), name: Type.String() });

/** The order as the rules see it, and as every screen receives it: one shape, so one set of rules serves both sides. */
export const Order = Type.Object({
  id: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
  state: OrderState,
  client: Client,
  seller: PersonRef,
  logistics: Type.String(),
  packaging: Packaging,
  notes: Type.String(),
  note: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String(),
  finished: MaybeStamp,
  dispatched: MaybeStamp,
  cancelled: MaybeStamp,
  paused: MaybeStamp,
  reopenCount: Type.Integer(),
  volumes: Type.Optional(
    Type.Union([Type.Integer(), Type.Null()], {
      description: "Boxes or bags that leave, as counted when it was closed",
    }),
  ),
  progress: Type.Number(),
  totalCents: Type.Integer(),
  discountCents: Type.Integer(),
  payableCents: Type.Integer(),
  alarms: Type.Array(Alarm),
  lines: Type.Array(Line),
});
export type Order = Static<typeof Order>;

/** What the board shows of an order. Unit counts are summed over its lines; `progress` is 0 … 1, exactly 1 only when no work is open. */
export const Card = Type.Object({
  id: Type.String(),
  number: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
  state: OrderState,
  client: Client,
  seller: PersonRef,
  logistics: Type.String(),
  packaging: Packaging,
  progress: Type.Number(),
  createdAt: Type.String(),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  paused: Type.Boolean(),
  lines: Type.Integer({ description: "How many lines the order has" }),
  linesResolved: Type.Integer({ description: "How many of them have no open work" }),
  units: Type.Integer(),
  unitsResolved: Type.Integer(),
  unitsMissing: Type.Integer({ description: "Units in toBuy and bought" }),
  unitsArrived: Type.Integer(),
  pickers: Type.Array(PersonRef, { description: "Who worked on it last, newest first, at most four" }),
});
export type Card = Static<typeof Card>;
