import type { Order } from "../orders/order.ts";
import { isClosed, orderState } from "../orders/order-state.ts";
import type { Alarm } from "./alarm.ts";
import { openWork } from "./buckets.ts";
import type { Command, CommandResult } from "./command.ts";
import { COMMAND_TYPES, type CommandType, INVERSE, LINE_COMMANDS } from "./command-types.ts";
import { decideEdit } from "./decide-edit.ts";
import type { Move, OrderEvent } from "./event.ts";
import { EVENT_OF } from "./event-types.ts";
import { FORWARD, isForward, isTakingBack, moveForward, surplusOf, takeBack, undoMoves } from "./moves.ts";
import { type Actor, mayReopen, maySend } from "./who-may.ts";

/** What a decision needs besides the order and its log; the caller looks it up inside the same transaction. */
export interface Facts {
  /** When the server decides, ISO UTC. */
  now: string;
  /** Active logistics by id, needed to edit; left out on screens that do not know. */
  logistics?: ReadonlyMap<string, { requiresBox: boolean }>;
  /** Another uncancelled order with this number, needed to reopen a cancelled one. */
  numberTakenBy?: { orderId: string; number: string } | null;
}

export interface Decision {
  result: CommandResult;
  /** Written under the order's next version, when anything happened. */
  event?: OrderEvent;
}

/**
 * Decides one command. Pure; `history` is the order's log, complete whenever `needsHistory` said so.
 * A command moves what it can; what may not or cannot be done is an answer, never an exception.
 */
export function decide(
  order: Order,
  history: readonly OrderEvent[],
  command: Command,
  actor: Actor,
  facts: Facts,
): Decision {
  const { commandId, type } = command;
  const refuse = (code: string, details?: Record<string, unknown>): Decision => ({
    result: { commandId, outcome: "refused", code, ...(details && { details }) },
  });
  const nothing: Decision = { result: { commandId, outcome: "nothing_to_do" } };

  const undone = command.undoes ? history.find((event) => event.commandId === command.undoes) : undefined;
  if (command.undoes && (!undone || inverseOf(undone) !== type)) return refuse("nothing_to_undo");
  // One's own act is always one's own to undo, whatever the table says about roles.
  if (!(undone && undone.by.id === actor.id) && !maySend(actor.role, type)) return refuse("forbidden");
  if (type === "cancel" && actor.role !== "admin" && order.seller.id !== actor.id) return refuse("forbidden");

  const state = orderState(order);
  const late: Decision = { result: { commandId, outcome: "late", code: "order_closed", details: { state } } };
  const applied = (effect: Partial<OrderEvent>, result: Partial<CommandResult> = {}): Decision => ({
    result: { commandId, outcome: "applied", ...result },
    event: eventFor(order, command, actor, facts.now, effect),
  });

  if ((LINE_COMMANDS as readonly string[]).includes(type)) {
    if (isClosed(state)) return late;
    return decideLine(order, history, command, actor, undone, { applied, refuse, nothing, now: facts.now });
  }

  const reason = reasonOf(command);
  switch (type) {
    case "note":
    case "edit":
    case "acknowledge":
      return decideEdit(order, command, actor, facts, undone, { applied, refuse, nothing, late });
    case "finish": {
      if (state === "cancelled") return late;
      if (isClosed(state)) return nothing;
      const lines = order.lines.filter((line) => openWork(line) > 0);
      if (lines.length === 0) return applied({});
      const blocking = lines.map(({ id, position, code, description, pending, toBuy, bought, arrived }) => {
        return { lineId: id, position, code, description, pending, toBuy, bought, arrived };
      });
      return refuse("open_work", { lines: blocking });
    }
    case "finishShort": {
      if (state === "cancelled") return late;
      if (isClosed(state)) return nothing;
      if (!reason.reason) return refuse("reason_required");
      const moves = order.lines.flatMap((line) => moveForward(line, "notSend", openWork(line)));
      return applied({ moves, ...reason });
    }
    case "reopen": {
      if (!isClosed(state)) return nothing;
      if (state === "dispatched" && !mayReopen(actor.role, state)) return refuse("forbidden");
      if (!reason.reason && !undone) return refuse("reason_required");
      if (state === "cancelled" && facts.numberTakenBy)
        return refuse("duplicate_number", { ...facts.numberTakenBy });
      const closing =
        state === "cancelled" ? undefined : history.findLast((event) => event.type.startsWith("finished"));
      const moves = closing?.type === "finishedShort" ? undoMoves(order, history, closing) : [];
      const cleared = order.alarms.filter(
        (alarm) => alarm.kind === "return_to_shelf" || alarm.kind === "left_over",
      );
      return applied({ moves, ...(cleared.length > 0 && { cleared }), ...reason });
    }
    case "cancel": {
      if (state === "cancelled") return nothing;
      if (state === "dispatched") return refuse("wrong_state", { state });
      if (!reason.reason) return refuse("reason_required");
      const raised = cancelAlarms(order, actor, facts.now);
      return applied({ ...(raised.length > 0 && { raised }), ...reason });
    }
    case "pause":
      if (isClosed(state)) return late;
      return order.paused ? nothing : applied(reason);
    case "resume":
      if (isClosed(state)) return late;
      return order.paused ? applied({}) : nothing;
    case "dispatch":
      if (state === "dispatched") return nothing;
      return state === "finished" ? applied({}) : refuse("wrong_state", { state });
    case "undispatch":
      return state === "dispatched" ? applied({}) : nothing;
    default:
      return refuse("bad_request");
  }
}

interface Answers {
  applied: (effect: Partial<OrderEvent>, result?: Partial<CommandResult>) => Decision;
  refuse: (code: string, details?: Record<string, unknown>) => Decision;
  nothing: Decision;
  now: string;
}

function decideLine(
  order: Order,
  history: readonly OrderEvent[],
  command: Command,
  actor: Actor,
  undone: OrderEvent | undefined,
  answers: Answers,
): Decision {
  const { type, commandId } = command;
  const line = order.lines.find((candidate) => candidate.id === command.lineId);
  if (!line) return answers.refuse("line_not_found", { lineId: command.lineId });
  const reason = reasonOf(command);

  let moves: Move[];
  let surplus = 0;
  if (undone) {
    moves = undoMoves(order, history, undone, line.id, command.quantity);
  } else if (isTakingBack(type)) {
    const taken = takeBack(line, history, type, command.quantity);
    const seen = command.seenVersion ?? order.version;
    const foreign = taken.sources.find((source) => source.version > seen && source.by.id !== actor.id);
    if (foreign) return answers.refuse("newer_than_seen", { version: order.version, by: foreign.by, line });
    moves = taken.moves;
  } else if (isForward(type)) {
    const needsReason = type === "reportMissing" || type === "notSend" || type === "substitute";
    if (needsReason && !reason.reason) return answers.refuse("reason_required");
    const wanted = command.quantity ?? FORWARD[type].whenLeftOut(line);
    moves = moveForward(line, type, wanted);
    if (type === "substitute" && command.substitute) {
      const { code, description, unitPriceCents = null } = command.substitute;
      const substitute = { commandId, code, description, unitPriceCents, reason: reason.reason ?? "other" };
      moves = moves.map((move) => ({ ...move, substitute }));
    }
    if (type === "pick")
      surplus = surplusOf(line, history, wanted - unitsOf(moves), command.seenVersion ?? order.version);
  } else return answers.refuse("bad_request");

  const quantity = unitsOf(moves);
  if (quantity === 0 && surplus === 0)
    return { result: { commandId, outcome: "nothing_to_do", quantity: 0 } };
  const raised = pickAlarms(order, history, command, actor, moves, surplus, answers.now);
  const decision = answers.applied(
    {
      lineId: line.id,
      quantity,
      moves,
      ...reason,
      ...(surplus > 0 && { surplus }),
      ...(raised.length > 0 && { raised }),
    },
    { quantity, ...(surplus > 0 && { surplus }) },
  );
  // Nothing moved, but somebody holds units that belong on the shelf: that is worth an event, not the word "applied".
  if (quantity === 0) decision.result.outcome = "nothing_to_do";
  return decision;
}

function eventFor(
  order: Order,
  command: Command,
  actor: Actor,
  now: string,
  effect: Partial<OrderEvent>,
): OrderEvent {
  const { commandId, type, lineId, undoes, retryOf, groupId, supplier, priceCents, expectedOn, volumes } =
    command;
  const closes = type === "finish" || type === "finishShort" || type === "dispatch";
  return {
    v: 1,
    version: order.version + 1,
    type: EVENT_OF[type],
    at: now,
    happenedAt: happenedAt(order, command, now),
    by: { id: actor.id, name: actor.name },
    commandId,
    ...(lineId && { lineId }),
    ...(undoes && { undoes }),
    ...(retryOf && { retryOf }),
    ...(groupId && { groupId }),
    ...(type === "markBought" && {
      ...(supplier && { supplier }),
      ...(priceCents !== undefined && { priceCents }),
      ...(expectedOn && { expectedOn }),
    }),
    ...(closes && volumes !== undefined && { volumes }),
    moves: [],
    ...effect,
  };
}

/**
 * `at − (sentAt − madeAt)`: a tablet's clock may be wrong, but the time between its touch and its sending is not.
 * Clamped between the order's creation and now.
 */
function happenedAt(order: Order, { madeAt, sentAt }: Command, now: string): string {
  if (!madeAt || !sentAt) return now;
  const moment = Date.parse(now) - (Date.parse(sentAt) - Date.parse(madeAt));
  return new Date(Math.max(Date.parse(order.createdAt), Math.min(moment, Date.parse(now)))).toISOString();
}

/** A reason is a code; what is not one is kept as the text of `other`, so that nobody's words are lost. */
export function reasonOf({ reason, text }: Command): { reason?: string; text?: string } {
  if (!reason) return text?.trim() ? { reason: "other", text: text.trim() } : {};
  if (/^[a-z][a-z0-9_]{0,59}$/.test(reason)) return { reason, ...(text?.trim() && { text: text.trim() }) };
  return { reason: "other", text: text?.trim() ? `${reason}: ${text.trim()}` : reason };
}

function unitsOf(moves: readonly Move[]): number {
  return moves.reduce((sum, move) => sum + move.quantity, 0);
}

function pickAlarms(
  order: Order,
  history: readonly OrderEvent[],
  command: Command,
  actor: Actor,
  moves: readonly Move[],
  surplus: number,
  now: string,
): Alarm[] {
  if (command.type !== "pick" || !command.lineId) return [];
  const lineId = command.lineId;
  const base = { lineId, at: now, by: { id: actor.id, name: actor.name } };
  const version = order.version + 1;
  const alarms: Alarm[] = [];
  const found = (kind: Alarm["kind"], bucket: Move["from"]) => {
    const quantity = unitsOf(moves.filter((move) => move.from === bucket));
    if (quantity > 0 && !command.undoes)
      alarms.push({ ...base, id: `${version}/${kind}/${lineId}`, kind, quantity, people: [] });
  };
  found("found_to_buy", "toBuy");
  found("found_bought", "bought");
  if (surplus > 0) {
    const seen = command.seenVersion ?? order.version;
    const takers = history
      .filter((event) => event.version > seen && event.moves.some((move) => move.line === lineId && !move.of))
      .map((event) => event.by.id);
    const people = [...new Set([actor.id, ...takers])];
    alarms.push({ ...base, id: `${version}/surplus/${lineId}`, kind: "surplus", quantity: surplus, people });
  }
  return alarms;
}

function cancelAlarms(order: Order, actor: Actor, now: string): Alarm[] {
  const version = order.version + 1;
  const by = { id: actor.id, name: actor.name };
  return order.lines.flatMap((line) => {
    const alarm = (kind: Alarm["kind"], quantity: number): Alarm[] =>
      quantity > 0
        ? [{ id: `${version}/${kind}/${line.id}`, kind, lineId: line.id, quantity, at: now, by, people: [] }]
        : [];
    return [...alarm("return_to_shelf", line.picked), ...alarm("left_over", line.bought + line.arrived)];
  });
}

/** The command that takes this event back; `created` is nobody's to undo. */
function inverseOf(event: OrderEvent): CommandType | undefined {
  return COMMAND_TYPES.filter((type) => EVENT_OF[type] === event.type).map((type) => INVERSE[type])[0];
}

/** Whether a command can only be decided with the order's log at hand; a plain tick that finds its units needs none. */
export function needsHistory(order: Order, commands: readonly Command[]): boolean {
  const left = new Map<string, number>();
  const leftOf = (lineId: string) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line ? openWork(line) : 0;
  };
  return commands.some((command) => {
    if (command.undoes || isTakingBack(command.type) || command.type === "reopen") return true;
    if (command.type !== "pick" || !command.lineId) return false;
    if (command.seenVersion === undefined) return false;
    const rest = (left.get(command.lineId) ?? leftOf(command.lineId)) - (command.quantity ?? 0);
    left.set(command.lineId, rest);
    return rest < 0;
  });
}
