import { useEffect, useSyncExternalStore } from "preact/compat";
import { newId } from "../../shared/new-id.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import { ARRIVED_LATE } from "../../shared/picking/default-reasons.ts";
import { ApiError } from "../platform/api.ts";
import { sentenceOf } from "../platform/sentence-of.ts";
import { getSession } from "../platform/session.ts";
import type { CommandsAnswer } from "./commands-answer.ts";
import { isLive, isOnline, watchTopic } from "./connection.ts";
import type { AttentionItem, QueuedTouch } from "./live-database.ts";
import { notify } from "./notices.ts";
import { ONLINE_ONLY_REASON, worksOffline } from "./online-only.ts";
import { noteAnswer, type OrderEntry, type OrderView, publish } from "./order-entry.ts";
import { allEntries, entryOf, hearVersion, readOrder, restoreOrder } from "./order-store.ts";
import {
  attentionItems,
  dismissAttention,
  drained,
  enqueue,
  listenToOutbox,
  postCommands,
  waitingTouches,
} from "./outbox.ts";
import type { PendingCommand } from "./shown-order.ts";
import { playSound } from "./sounds.ts";

export { type BoardView, useBoard } from "./board-store.ts";
export { useOnline } from "./connection.ts";
export { ONLINE_ONLY_REASON } from "./online-only.ts";

/** What a screen says was done; the store adds who, when and what was seen. */
export type Act = Omit<Command, "commandId" | "seenVersion" | "madeAt" | "sentAt" | "actor" | "v">;

/** How long the event of an answered touch may take on the socket before it is asked for. */
const EVENT_WITHIN_MS = 1_500;

export function useOrder(id: string): OrderView {
  const entry = entryOf(id);
  useEffect(() => {
    void restoreOrder(entry).then(() => isLive() || readOrder(entry));
    return watchTopic(`order:${entry.id}`);
  }, [entry]);
  return useSyncExternalStore(
    (listener) => {
      entry.listeners.add(listener);
      return () => entry.listeners.delete(listener);
    },
    () => entry.view,
  );
}

/**
 * Shows the act at once by the shared rules and sends it in its turn. The answer is what the rules say here and now; an
 * act that they refuse is not sent.
 */
export function sendCommand(orderId: string, act: Act): CommandResult | null {
  const entry = entryOf(orderId);
  if (!isOnline() && !worksOffline(act)) {
    refuse(ONLINE_ONLY_REASON);
    return null;
  }
  const prepared = prepare(entry, act);
  if (!prepared) return null;
  const { command, actor, madeAt } = prepared;
  const { order, history } = entry.view;
  if (!order) return null;
  const { result } = decide(order, history, command, actor, { now: madeAt });
  if (result.outcome !== "applied" && !result.surplus) {
    if (result.outcome !== "nothing_to_do") refuse(sentenceOf(result.code));
    return result;
  }
  if (command.lineId && command.quantity === undefined && result.quantity) command.quantity = result.quantity;
  playSound("ok");
  enqueue({ orderId, label: order.number ?? order.client.name, command, actor });
  return result;
}

/** For what needs the network (finish, cancel, reopen …): sends after everything that waits, shows what the server says. */
export async function sendOnline(orderId: string, act: Act): Promise<CommandResult | null> {
  const entry = entryOf(orderId);
  try {
    if (!isOnline() || !(await drained(orderId))) throw new ApiError(0, "unavailable");
    const prepared = prepare(entry, act);
    if (!prepared) return null;
    const { results, version } = await postCommands(orderId, [prepared.command]);
    await hearVersion(entry, version);
    playSound(results[0]?.outcome === "applied" ? "ok" : "no");
    return results[0] ?? null;
  } catch (error) {
    refuse(error instanceof ApiError && error.status !== 0 ? sentenceOf(error.code) : ONLINE_ONLY_REASON);
    return null;
  }
}

/** For a touch that came late: one tap reopens the order and sends its late touches again. */
export async function reopenAndApply(orderId: string): Promise<void> {
  const result = await sendOnline(orderId, { type: "reopen", reason: ARRIVED_LATE });
  if (result?.outcome === "refused") refuse(sentenceOf(result.code));
  else if (result) resendLate(orderId);
}

/** Late touches again, after the order was reopened: under new ids that name the old ones. */
export function resendLate(orderId: string): void {
  resend(lateOf(orderId), (item) => ({ ...item.command, commandId: newId(), retryOf: item.commandId }));
}

export function forgetLate(orderId: string): void {
  dismissAttention(lateOf(orderId));
}

/** A touch whose person's token ran out: the one who is signed in now answers for it. The id stays: it counts once. */
export function sendAsMe(item: AttentionItem): void {
  const session = getSession();
  if (!session) return;
  const { id, name, role } = session.person;
  resend([{ ...item, actor: { id, name, role } }], ({ command }) => ({
    ...command,
    actor: session.actorToken,
  }));
}

function resend(items: readonly AttentionItem[], renewed: (item: AttentionItem) => Command): void {
  dismissAttention(items);
  for (const item of items) {
    const { orderId, label, actor } = item;
    enqueue({ orderId, label, actor, command: renewed(item) });
  }
}

const lateOf = (orderId: string): AttentionItem[] =>
  attentionItems().filter((item) => item.orderId === orderId && item.outcome === "late");

function prepare(entry: OrderEntry, act: Act) {
  const session = getSession();
  if (!session) {
    refuse(sentenceOf("unauthenticated"));
    return null;
  }
  const madeAt = new Date().toISOString();
  const command: Command = {
    ...act,
    v: 1,
    commandId: newId(),
    seenVersion: entry.confirmed?.version ?? 0,
    madeAt,
    actor: session.actorToken,
  };
  const { id, name, role } = session.person;
  return { command, actor: { id, name, role }, madeAt };
}

function refuse(sentence: string): void {
  playSound("no");
  notify(sentence);
}

listenToOutbox({
  queued(touches) {
    for (const [orderId, own] of Map.groupBy(touches, (touch) => touch.orderId)) layOver(orderId, own);
  },
  answered: (orderId, answer) => void takeAnswer(entryOf(orderId), answer),
  async sentElsewhere(touches) {
    for (const [orderId, own] of Map.groupBy(touches, (touch) => touch.orderId)) {
      const entry = entryOf(orderId);
      await readOrder(entry);
      const gone = new Set(own.map(({ command }) => command.commandId));
      entry.pending = entry.pending.filter(({ command }) => !gone.has(command.commandId));
      publish(entry);
    }
  },
  attention(items) {
    const late = Map.groupBy(
      items.filter(({ outcome }) => outcome === "late"),
      ({ orderId }) => orderId,
    );
    for (const orderId of late.keys()) entryOf(orderId);
    for (const entry of allEntries()) {
      const own = late.get(entry.id) ?? [];
      if (own.length === 0 && entry.late.length === 0) continue;
      entry.late = own.map(({ command }) => command);
      publish(entry);
    }
  },
});

function layOver(orderId: string, touches: readonly QueuedTouch[]): void {
  const entry = entryOf(orderId);
  const known = new Set(entry.pending.map(({ command }) => command.commandId));
  for (const { command, actor } of touches)
    if (!known.has(command.commandId))
      entry.pending.push({ command, actor, madeAt: command.madeAt ?? new Date().toISOString() });
  // What was stored before comes before what was touched since; what is answered comes first.
  const place = new Map(waitingTouches().map(({ command }, index) => [command.commandId, index]));
  const placeOf = ({ command }: PendingCommand) => place.get(command.commandId) ?? -1;
  entry.pending.sort((a, b) => placeOf(a) - placeOf(b));
  publish(entry);
}

async function takeAnswer(entry: OrderEntry, answer: CommandsAnswer): Promise<void> {
  noteAnswer(entry, answer);
  publish(entry);
  if (!document.hidden)
    for (const { outcome, code } of answer.results) {
      if (outcome === "late") playSound("late");
      else if (outcome === "refused" && code !== "nothing_to_undo") refuse(sentenceOf(code));
    }
  entry.heardVersion = Math.max(entry.heardVersion, answer.version);
  // On the socket the event comes by itself; it is asked for when it does not.
  if (isLive()) await new Promise((resolve) => setTimeout(resolve, EVENT_WITHIN_MS));
  if (answer.version > (entry.confirmed?.version ?? 0) && entry.confirmed) await readOrder(entry);
}
