import { type Static, Type } from "typebox";
import { COMMAND_TYPES } from "./command-types.ts";

const UUID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
export const Uuid = Type.String({ pattern: UUID });
export const isUuid = (text: string): boolean => new RegExp(UUID).test(text);
const Instant = Type.String({ format: "date-time" });

/**
 * What a person did, as their screen tells it. One flat shape for all types; `malformedCommand` says which fields a
 * type needs. Unknown fields are dropped, so that newer screens can talk to older processes.
 */
export const Command = Type.Object({
  v: Type.Optional(Type.Integer({ minimum: 1 })),
  commandId: Uuid,
  type: Type.Enum([...COMMAND_TYPES]),
  lineId: Type.Optional(Uuid),
  quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  text: Type.Optional(Type.String({ maxLength: 500 })),
  seenVersion: Type.Optional(Type.Integer({ minimum: 0 })),
  madeAt: Type.Optional(Instant),
  sentAt: Type.Optional(Instant),
  actor: Type.Optional(
    Type.String({ maxLength: 500, description: "The actor token of who touched the screen" }),
  ),
  undoes: Type.Optional(Uuid),
  retryOf: Type.Optional(Uuid),
  groupId: Type.Optional(Uuid),
  // substitute: the product that goes instead
  substitute: Type.Optional(
    Type.Object({
      code: Type.String({ minLength: 1, maxLength: 40 }),
      description: Type.String({ minLength: 1, maxLength: 300 }),
      unitPriceCents: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
    }),
  ),
  // markBought
  supplier: Type.Optional(Type.String({ maxLength: 120 })),
  priceCents: Type.Optional(Type.Integer({ minimum: 0 })),
  expectedOn: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  // finish, finishShort, dispatch: how many boxes or bags leave
  volumes: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
  // edit
  logistics: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  packaging: Type.Optional(Type.Union([Type.Literal("box"), Type.Literal("bag")])),
  notes: Type.Optional(Type.String({ maxLength: 500 })),
  // acknowledge
  alarmId: Type.Optional(Type.String({ maxLength: 200 })),
});
export type Command = Static<typeof Command>;

export const OUTCOMES = ["applied", "nothing_to_do", "refused", "late"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of a command. A replay of the same command gets the same answer. */
export const CommandResult = Type.Object({
  commandId: Type.String(),
  outcome: Type.Enum([...OUTCOMES]),
  code: Type.Optional(Type.String()),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  quantity: Type.Optional(Type.Integer({ description: "Units that moved" })),
  surplus: Type.Optional(
    Type.Integer({ description: "Units that somebody else had already taken: give them back to the shelf" }),
  ),
});
export type CommandResult = Static<typeof CommandResult>;
