import { useEffect, useSyncExternalStore } from "react";
import { newId } from "../../shared/new-id.ts";
import type { Card, Order } from "../../shared/orders/order.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { ApiError, api } from "../platform/api.ts";
import { getSession } from "../platform/session.ts";
import { foldEvents } from "./fold-events.ts";
import { notify } from "./notices.ts";
import { newEntry, type OrderEntry, type OrderView, publish } from "./order-entry.ts";
import { type CommandsAnswer, drained, enqueue, listenToOutbox, postCommands } from "./outbox.ts";
import { sentenceOf } from "./sentence-of.ts";

/** What a screen says was done; the store adds who, when and what was seen. */
export type Act = Omit<Command, "commandId" | "seenVersion" | "madeAt" | "sentAt" | "actor" | "v">;

const POLL_MS = 2_000;
const BOARD_POLL_MS = 3_000;
const entries = new Map<string, OrderEntry>();

export function useOrder(id: string): OrderView {
  const entry = entryOf(id);
  useEffect(() => keepFresh(() => catchUp(entry), POLL_MS), [entry]);
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
  const prepared = prepare(entry, act);
  if (!prepared) return null;
  const { command, actor, madeAt } = prepared;
  const { order, history } = entry.view;
  if (!order) return null;
  const { result } = decide(order, history, command, actor, { now: madeAt });
  if (result.outcome !== "applied" && !result.surplus) {
    if (result.outcome !== "nothing_to_do") notify(sentenceOf(result.code));
    return result;
  }
  if (command.lineId && command.quantity === undefined && result.quantity) command.quantity = result.quantity;
  entry.pending.push({ command, actor, madeAt });
  publish(entry);
  enqueue(orderId, command);
  return result;
}

/** For what needs the network (finish, cancel, reopen …): sends after everything that waits, shows what the server says. */
export async function sendOnline(orderId: string, act: Act): Promise<CommandResult | null> {
  const entry = entryOf(orderId);
  try {
    if (!(await drained(orderId))) throw new ApiError(0, "unavailable");
    const prepared = prepare(entry, act);
    if (!prepared) return null;
    const { results } = await postCommands(orderId, [prepared.command]);
    await catchUp(entry);
    return results[0] ?? null;
  } catch (error) {
    const offline = !(error instanceof ApiError) || error.status === 0;
    notify(
      offline ? "Sem conexão. Isto precisa da rede: tente de novo em instantes." : sentenceOf(error.code),
    );
    return null;
  }
}

/** A late touch again, after the order was reopened: under a new id that names the old one. */
export function resendLate(orderId: string): void {
  const entry = entryOf(orderId);
  const late = entry.late;
  forgetLate(orderId);
  for (const {
    commandId,
    v: _v,
    actor: _actor,
    seenVersion: _seen,
    madeAt: _made,
    sentAt: _sent,
    ...act
  } of late)
    sendCommand(orderId, { ...act, retryOf: commandId });
}

export function forgetLate(orderId: string): void {
  const entry = entryOf(orderId);
  entry.late = [];
  publish(entry);
}

function prepare(entry: OrderEntry, act: Act) {
  const session = getSession();
  if (!session) {
    notify(sentenceOf("unauthenticated"));
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

listenToOutbox({
  answered: (orderId, answer) => void takeAnswer(entryOf(orderId), answer),
  setAside: (orderId, command, code) => {
    const entry = entryOf(orderId);
    entry.pending = entry.pending.filter((waiting) => waiting.command.commandId !== command.commandId);
    publish(entry);
    notify(sentenceOf(code));
  },
});

async function takeAnswer(entry: OrderEntry, { version, results }: CommandsAnswer): Promise<void> {
  const byId = new Map(results.map((result) => [result.commandId, result]));
  entry.pending = entry.pending.filter((waiting) => {
    const result = byId.get(waiting.command.commandId);
    if (!result) return true;
    byId.delete(waiting.command.commandId);
    if (result.outcome === "late") entry.late = [...entry.late, waiting.command];
    else if (result.outcome === "refused") notify(sentenceOf(result.code));
    waiting.answeredVersion = version;
    // What was applied stays on the screen until its event is here: nothing flickers in between.
    return result.outcome === "applied" || Boolean(result.surplus);
  });
  publish(entry);
  if (version > (entry.confirmed?.version ?? 0)) await catchUp(entry);
}

interface EventsAnswer {
  version: number;
  events: OrderEvent[];
}

/** Brings the confirmed order up to date; errors end in the view, never in an exception. */
async function catchUp(entry: OrderEntry): Promise<void> {
  try {
    if (entry.confirmed) {
      const { version } = entry.confirmed;
      const answer = await api<EventsAnswer>("GET", `/api/orders/${entry.id}/events?after=${version}`);
      const folded = foldEvents(entry.confirmed, entry.history, answer.events);
      const wasOffline = entry.offline;
      entry.offline = false;
      if (folded.gap || folded.order.version < answer.version) await load(entry);
      else if (folded.order !== entry.confirmed || wasOffline) {
        entry.confirmed = folded.order;
        entry.history = folded.history;
        publish(entry);
      }
    } else await load(entry);
  } catch (error) {
    const code = error instanceof ApiError ? error.code : "unavailable";
    const offline = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    if (entry.offline === offline && (entry.confirmed || entry.error === code)) return;
    entry.offline = offline;
    if (!entry.confirmed) entry.error = code;
    publish(entry);
  }
}

async function load(entry: OrderEntry): Promise<void> {
  const order = await api<Order>("GET", `/api/orders/${entry.id}`);
  const { events } = await api<EventsAnswer>("GET", `/api/orders/${entry.id}/events?after=0`);
  if (entry.confirmed && entry.confirmed.version > order.version) return;
  const log = events.filter((event) => event.version <= order.version);
  const folded = foldEvents(order, log, events);
  entry.confirmed = folded.order;
  entry.history = folded.history;
  entry.error = null;
  entry.offline = false;
  publish(entry);
}

function entryOf(id: string): OrderEntry {
  let entry = entries.get(id);
  if (!entry) {
    entry = newEntry(id);
    entries.set(id, entry);
  }
  return entry;
}

/** Until the live socket comes: asks again and again, at once on focus, one question at a time. The one place to replace. */
function keepFresh(read: () => Promise<void>, everyMs: number): () => void {
  let busy = false;
  const ask = async () => {
    if (busy || document.hidden) return;
    busy = true;
    await read().finally(() => {
      busy = false;
    });
  };
  void ask();
  const timer = setInterval(ask, everyMs);
  window.addEventListener("focus", ask);
  window.addEventListener("online", ask);
  document.addEventListener("visibilitychange", ask);
  return () => {
    clearInterval(timer);
    window.removeEventListener("focus", ask);
    window.removeEventListener("online", ask);
    document.removeEventListener("visibilitychange", ask);
  };
}

export interface BoardView {
  cards: readonly Card[] | null;
  error: string | null;
  offline: boolean;
}

let board: BoardView = { cards: null, error: null, offline: false };
let boardJson = "";
const boardListeners = new Set<() => void>();

/** The open orders, as the board shows them. */
export function useBoard(): BoardView {
  useEffect(() => keepFresh(readBoard, BOARD_POLL_MS), []);
  return useSyncExternalStore(subscribeBoard, () => board);
}

function subscribeBoard(listener: () => void): () => void {
  boardListeners.add(listener);
  return () => boardListeners.delete(listener);
}

async function readBoard(): Promise<void> {
  try {
    const { orders } = await api<{ orders: Card[] }>("GET", "/api/orders?state=open");
    const json = JSON.stringify(orders);
    if (json === boardJson && !board.error && !board.offline) return;
    boardJson = json;
    showBoard({ cards: orders, error: null, offline: false });
  } catch (error) {
    const offline = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    const code = error instanceof ApiError ? error.code : "unavailable";
    showBoard({ cards: board.cards, error: board.cards ? null : code, offline });
  }
}

function showBoard(next: BoardView): void {
  board = next;
  for (const listener of boardListeners) listener();
}
