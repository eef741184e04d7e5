import type { CommandType } from "./command-types.ts";

/** What happened, in the past tense, for each command; `created` begins every log. */
export const EVENT_OF = {
  pick: "picked",
  unpick: "unpicked",
  reportMissing: "missingReported",
  cancelPurchase: "purchaseCancelled",
  markBought: "bought",
  unmarkBought: "unbought",
  markArrived: "arrived",
  unmarkArrived: "unarrived",
  substitute: "substituted",
  unsubstitute: "unsubstituted",
  notSend: "notSent",
  restore: "restored",
  note: "noted",
  edit: "edited",
  acknowledge: "acknowledged",
  finish: "finished",
  finishShort: "finishedShort",
  reopen: "reopened",
  cancel: "cancelled",
  pause: "paused",
  resume: "resumed",
  dispatch: "dispatched",
  undispatch: "undispatched",
} as const satisfies Record<CommandType, string>;
export type OrderEventType = "created" | (typeof EVENT_OF)[CommandType];
