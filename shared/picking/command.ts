import { type Static, Type } from "typebox";

/** Commands that move units of one line. */
export const LINE_COMMANDS = [
  "pick",
  "unpick",
  "reportMissing",
  "cancelPurchase",
  "markBought",
  "unmarkBought",
  "markArrived",
  "unmarkArrived",
  "substitute",
  "unsubstitute",
  "notSend",
  "restore",
] as const;
/** Commands about the order as a whole (a note and an acknowledgement may name a line). */
export const ORDER_COMMANDS = [
  "note",
  "edit",
  "acknowledge",
  "finish",
  "finishShort",
  "reopen",
  "cancel",
  "pause",
  "resume",
  "dispatch",
  "undispatch",
] as const;
export const COMMAND_TYPES = [...LINE_COMMANDS, ...ORDER_COMMANDS] as const;
export type LineCommandType = (typeof LINE_COMMANDS)[number];
export type CommandType = (typeof COMMAND_TYPES)[number];

/** What takes back what: undoing an act sends its inverse with `undoes`. */
export const INVERSE: Record<CommandType, CommandType> = {
  pick: "unpick",
  unpick: "pick",
  reportMissing: "cancelPurchase",
  cancelPurchase: "reportMissing",
  markBought: "unmarkBought",
  unmarkBought: "markBought",
  markArrived: "unmarkArrived",
  unmarkArrived: "markArrived",
  substitute: "unsubstitute",
  unsubstitute: "substitute",
  notSend: "restore",
  restore: "notSend",
  note: "edit",
  edit: "edit",
  acknowledge: "edit",
  finish: "reopen",
  finishShort: "reopen",
  cancel: "reopen",
  reopen: "finish",
  pause: "resume",
  resume: "pause",
  dispatch: "undispatch",
  undispatch: "dispatch",
};

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

export const Uuid = Type.String({
  pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
});
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

/** Names the first field that this type of command cannot do without and that is absent; null when it is well formed. */
export function malformedCommand(command: Command): string | null {
  if ((LINE_COMMANDS as readonly string[]).includes(command.type) && !command.lineId) return "lineId";
  if (command.type === "substitute" && !command.substitute && !command.undoes) return "substitute";
  if (command.type === "note" && !command.text?.trim()) return "text";
  if (command.type === "acknowledge" && !command.alarmId) return "alarmId";
  return null;
}
