import type { Order } from "../orders/order.ts";
import { isClosed } from "../orders/order-state.ts";
import type { Command, CommandResult } from "./command.ts";
import type { Decision, Facts } from "./decide.ts";
import type { Change, OrderEvent } from "./event.ts";
import { type Actor, concerns } from "./who-may.ts";

interface Answers {
  applied: (effect: Partial<OrderEvent>, result?: Partial<CommandResult>) => Decision;
  refuse: (code: string, details?: Record<string, unknown>) => Decision;
  nothing: Decision;
  late: Decision;
}

/** note, edit and acknowledge: what moves no units. */
export function decideEdit(
  order: Order,
  command: Command,
  actor: Actor,
  facts: Facts,
  undone: OrderEvent | undefined,
  { applied, refuse, nothing, late }: Answers,
): Decision {
  if (command.type === "acknowledge") {
    const alarm = order.alarms.find((candidate) => candidate.id === command.alarmId);
    if (!alarm) return nothing;
    return concerns(alarm, actor) ? applied({ cleared: [alarm], lineId: alarm.lineId }) : refuse("forbidden");
  }
  if (command.type === "note") {
    const line = order.lines.find((candidate) => candidate.id === command.lineId);
    if (command.lineId && !line) return refuse("line_not_found", { lineId: command.lineId });
    const to = command.text?.trim() ?? "";
    const from = line ? line.note : order.note;
    return applied({ text: to, changes: [{ field: "note", ...(line && { line: line.id }), from, to }] });
  }
  if (undone) return undoEdit(order, undone, { applied, nothing });
  if (isClosed(order.state)) return late;

  const changes: Change[] = [];
  for (const field of ["logistics", "packaging", "notes"] as const) {
    const to = command[field];
    if (to !== undefined && to !== order[field]) changes.push({ field, from: order[field], to });
  }
  if (changes.length === 0) return nothing;
  const problem = boxRule(
    command.logistics ?? order.logistics,
    command.packaging ?? order.packaging,
    facts,
    order.logistics,
  );
  return problem ? refuse(problem) : applied({ changes });
}

/** Some logistics only take boxes: data on the logistics row, held on create and on every edit. */
export function boxRule(
  logistics: string,
  packaging: string,
  facts: Pick<Facts, "logistics">,
  before?: string,
): "unknown_logistics" | "needs_box" | null {
  if (!facts.logistics) return null;
  const row = facts.logistics.get(logistics);
  if (!row) return logistics === before ? null : "unknown_logistics";
  return row.requiresBox && packaging !== "box" ? "needs_box" : null;
}

function undoEdit(
  order: Order,
  undone: OrderEvent,
  { applied, nothing }: Pick<Answers, "applied" | "nothing">,
): Decision {
  const changes: Change[] = [];
  for (const { field, line: lineId, from, to } of undone.changes ?? []) {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    const now = line ? line.note : order[field];
    if (now === to) changes.push({ field, ...(lineId && { line: lineId }), from: now, to: from });
  }
  const raised = (undone.cleared ?? []).filter((alarm) => !order.alarms.some((open) => open.id === alarm.id));
  if (changes.length === 0 && raised.length === 0) return nothing;
  return applied({ ...(changes.length > 0 && { changes }), ...(raised.length > 0 && { raised }) });
}
