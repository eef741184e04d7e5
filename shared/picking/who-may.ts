import type { OrderState } from "../orders/order.ts";
import type { Role } from "../people/roles.ts";
import type { Alarm } from "./alarm.ts";
import type { CommandType } from "./command-types.ts";

export interface Actor {
  id: string;
  name: string;
  role: Role;
}

const PICKING: readonly Role[] = ["picker", "seller", "admin"];
const SELLING: readonly Role[] = ["seller", "admin"];
const BUYING: readonly Role[] = ["buyer", "admin"];
const ANYBODY: readonly Role[] = ["picker", "seller", "buyer", "admin"];

/** Which roles may send which command. Taking back one's own act is always allowed: `decide` sees to that. */
export const MAY_SEND: Record<CommandType, readonly Role[]> = {
  pick: PICKING,
  unpick: PICKING,
  reportMissing: ANYBODY,
  cancelPurchase: BUYING,
  markBought: BUYING,
  unmarkBought: BUYING,
  markArrived: ["buyer", "admin", "picker"],
  unmarkArrived: ["buyer", "admin", "picker"],
  substitute: PICKING,
  unsubstitute: PICKING,
  notSend: SELLING,
  restore: SELLING,
  note: ANYBODY,
  edit: SELLING,
  acknowledge: ANYBODY,
  finish: PICKING,
  finishShort: SELLING,
  reopen: PICKING,
  cancel: SELLING, // a seller only their own order: `decide` looks
  pause: PICKING,
  resume: PICKING,
  dispatch: PICKING,
  undispatch: ["admin"],
};

export function maySend(role: Role, type: CommandType): boolean {
  return MAY_SEND[type].includes(role);
}

/** What left the house is opened again by the admin only. */
export function mayReopen(role: Role, state: OrderState): boolean {
  return maySend(role, "reopen") && (state !== "dispatched" || role === "admin");
}

/** An alarm is seen by those whom it concerns; an admin may always put one away. */
export function concerns(alarm: Alarm, actor: Actor): boolean {
  if (actor.role === "admin" || alarm.people.includes(actor.id)) return true;
  if (alarm.kind === "surplus") return false;
  return (alarm.kind === "return_to_shelf" ? PICKING : BUYING).includes(actor.role);
}

/** Who may create orders, read quotes for them, and see the admin's rooms. */
export const MAY_CREATE_ORDERS: readonly Role[] = SELLING;
