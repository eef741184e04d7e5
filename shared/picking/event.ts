import { type Static, Type } from "typebox";
import { Substitute } from "../orders/substitute.ts";
import { PersonRef } from "../people/person.ts";
import { Alarm } from "./alarm.ts";
import { BUCKETS } from "./buckets.ts";
import { EVENT_OF, type OrderEventType } from "./event-types.ts";

const BucketName = Type.Enum([...BUCKETS]);

/**
 * Units that went from one bucket to another. `of`: the version of the event whose move this one takes back.
 * A move into or out of `substituted` says which product went in place, by the command that brought it.
 */
export const Move = Type.Object({
  line: Type.String(),
  from: BucketName,
  to: BucketName,
  quantity: Type.Integer({ minimum: 1 }),
  of: Type.Optional(Type.Integer()),
  substitute: Type.Optional(Type.Omit(Substitute, ["quantity"])),
});
export type Move = Static<typeof Move>;

/** A field that got another value; `line` is set for what belongs to a line. */
export const Change = Type.Object({
  field: Type.Union([
    Type.Literal("logistics"),
    Type.Literal("packaging"),
    Type.Literal("notes"),
    Type.Literal("note"),
  ]),
  line: Type.Optional(Type.String()),
  from: Type.Union([Type.String(), Type.Null()]),
  to: Type.Union([Type.String(), Type.Null()]),
});
export type Change = Static<typeof Change>;

/**
 * One entry of an order's log. It carries its whole effect (moves, changes, alarms raised and cleared), so replaying
 * a log needs no rule that may have changed since: old events stay readable for ever. Codes, never sentences.
 */
export const OrderEvent = Type.Object({
  v: Type.Integer({ description: "Shape of this event, for readers to come" }),
  version: Type.Integer({ description: "The order's version after this event" }),
  type: Type.Enum(["created", ...Object.values(EVENT_OF)]),
  at: Type.String({ description: "When the server decided it" }),
  happenedAt: Type.String({ description: "When the person did it, as far as can be told" }),
  by: PersonRef,
  commandId: Type.Union([Type.String(), Type.Null()]),
  lineId: Type.Optional(Type.String()),
  quantity: Type.Optional(Type.Integer()),
  moves: Type.Array(Move),
  changes: Type.Optional(Type.Array(Change)),
  raised: Type.Optional(Type.Array(Alarm)),
  cleared: Type.Optional(Type.Array(Alarm)),
  surplus: Type.Optional(Type.Integer()),
  reason: Type.Optional(Type.String()),
  text: Type.Optional(Type.String()),
  undoes: Type.Optional(Type.String()),
  retryOf: Type.Optional(Type.String()),
  groupId: Type.Optional(Type.String()),
  supplier: Type.Optional(Type.String()),
  priceCents: Type.Optional(Type.Integer()),
  expectedOn: Type.Optional(Type.String()),
  volumes: Type.Optional(Type.Integer()),
});
export type OrderEvent = Omit<Static<typeof OrderEvent>, "type"> & { type: OrderEventType };
