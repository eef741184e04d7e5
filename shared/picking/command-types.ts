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
