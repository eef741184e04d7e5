import type { Order } from "../../shared/orders/order.ts";
import { COMMAND_TYPES, type CommandType } from "../../shared/picking/command-types.ts";
import { decide } from "../../shared/picking/decide.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { EVENT_OF } from "../../shared/picking/event-types.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import type { Act } from "../live/store.ts";
import { inverseAct } from "./inverse-act.ts";

/** Acts on the order as a whole: only the last word on each can be taken back. */
const LAST_WORD: readonly (readonly CommandType[])[] = [
  ["pause", "resume"],
  ["finish", "finishShort", "reopen", "cancel", "dispatch", "undispatch"],
];
const TYPE_OF = new Map<string, CommandType>(COMMAND_TYPES.map((type) => [EVENT_OF[type], type]));

/** The act that takes this event back, when the rules would let this person do so here and now; else null. */
export function undoOf(
  event: OrderEvent,
  order: Order,
  history: readonly OrderEvent[],
  actor: Actor,
): Act | null {
  const type = TYPE_OF.get(event.type);
  if (!type || !event.commandId) return null;
  const group = LAST_WORD.find((types) => types.includes(type))?.map((one): string => EVENT_OF[one]);
  if (group && history.findLast((other) => group.includes(other.type)) !== event) return null;
  const { commandId, lineId, quantity } = event;
  const act = inverseAct({ type, commandId, lineId, quantity });
  const now = new Date().toISOString();
  const trial = decide(order, history, { ...act, commandId, seenVersion: order.version }, actor, { now });
  return trial.result.outcome === "applied" ? act : null;
}
