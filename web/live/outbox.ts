import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { ApiError, api } from "../platform/api.ts";
import { getSession, recheckSession } from "../platform/session.ts";
import type { CommandsAnswer } from "./commands-answer.ts";
import type { AttentionItem, QueuedTouch } from "./live-database.ts";
import { needsAttention } from "./needs-attention.ts";
import { withSendTurn } from "./send-turn.ts";
import { createShelf } from "./shelf.ts";
import { hearTabs, tellTabs } from "./tabs.ts";

/**
 * Touches on their way out: stored on the tablet before the network is tried, sent in their order by whichever tab has
 * the turn, repeated until the server has answered. A replay of a commandId gets the first answer, so repeating is
 * safe; whose touch it is travels with it, so any live session may send.
 */
interface Listener {
  queued(touches: readonly QueuedTouch[]): void;
  answered(orderId: string, answer: CommandsAnswer): void;
  /** Another tab sent it and its answer was not heard: the order has to be read. */
  sentElsewhere(touches: readonly QueuedTouch[]): void;
  attention(items: readonly AttentionItem[]): void;
}

const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;
const MOST_PER_REQUEST = 100;
const ANSWER_WITHIN_MS = 15_000;

const shelf = createShelf();
/** This tab's view of the shelf: what waits, of every tab. */
let queue: readonly QueuedTouch[] = [];
let attention: readonly AttentionItem[] = [];
/** Answered before their "queued" was heard: another tab's messages may come in any order. */
const answeredIds = new Set<string>();
let storing: Promise<unknown> = Promise.resolve();
let flushing = false;
let again = false;
let failures = 0;
/** Until when the server asked to be left alone. */
let notBefore = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
let listener: Listener | undefined;
const watchers = new Set<() => void>();

export function listenToOutbox(next: Listener): void {
  listener = next;
}

/** What waits from before: of a closed page, of a person who has gone, of another tab. */
export async function restoreOutbox(): Promise<void> {
  await readShelf();
  showAttention(await shelf.attention());
  void flush();
}

/** The shelf is the truth: what it holds waits, what it no longer holds was sent by another tab. */
async function readShelf(): Promise<QueuedTouch[]> {
  await storing;
  const before = queue.filter(({ seq }) => seq !== undefined);
  const stored = await shelf.all();
  const there = idsOf(stored);
  const heard = idsOf(queue);
  const gone = before.filter(({ command }) => !there.has(command.commandId) && heard.has(command.commandId));
  const unheard = stored.filter(({ command }) => !heard.has(command.commandId));
  if (gone.length + unheard.length === 0) return stored;
  const goneIds = idsOf(gone);
  queue = [
    ...stored,
    ...queue.filter(({ command: { commandId } }) => !there.has(commandId) && !goneIds.has(commandId)),
  ];
  if (unheard.length > 0) listener?.queued(unheard);
  if (gone.length > 0) listener?.sentElsewhere(gone);
  changed();
  return stored;
}

/** Returns at once: the screen does not wait for the disk. */
export function enqueue(touch: QueuedTouch): void {
  queue = [...queue, touch];
  listener?.queued([touch]);
  changed();
  storing = storing.then(() => shelf.add(touch));
  void storing.then(() => {
    tellTabs({ type: "queued", touch });
    if (!shelf.durable()) changed();
    return flush();
  });
}

export const waitingTouches = (): readonly QueuedTouch[] => queue;
export const waitingCommands = (): number => queue.length;
export const attentionItems = (): readonly AttentionItem[] => attention;
export const outboxIsDurable = (): boolean => shelf.durable();

/** Called on every change of what waits or needs attention. */
export function watchOutbox(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Takes these off the list of what needs attention: somebody has dealt with them. */
export function dismissAttention(items: readonly AttentionItem[]): void {
  const gone = new Set(items.map(({ commandId }) => commandId));
  showAttention(attention.filter(({ commandId }) => !gone.has(commandId)));
  storing = storing.then(() => shelf.dismiss([...gone])).then(() => tellTabs({ type: "attention" }));
}

/** Resolves when nothing of this order waits any more; false when that did not happen in time. */
export function drained(orderId: string, withinMs = 5_000): Promise<boolean> {
  const empty = () => !queue.some((touch) => touch.orderId === orderId);
  if (empty()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (answer: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(answer);
    };
    const timer = setTimeout(() => done(false), withinMs);
    const stop = watchOutbox(() => empty() && done(true));
    flushNow();
  });
}

/** The network or a session may be back: try at once. */
export function flushNow(): void {
  failures = 0;
  notBefore = 0;
  clearTimeout(retry);
  void flush();
}

async function flush(): Promise<void> {
  again = true;
  if (flushing || !getSession() || queue.length === 0) return;
  flushing = true;
  try {
    while (again) {
      again = false;
      await withSendTurn(sendAll);
    }
  } catch {
    tryAgainLater();
  } finally {
    flushing = false;
  }
}

async function sendAll(renew: () => Promise<void>): Promise<void> {
  const skipped = new Set<string>();
  for (;;) {
    const waiting = (await readShelf()).filter(({ orderId }) => !skipped.has(orderId));
    const orderId = waiting[0]?.orderId;
    if (!orderId || !getSession()) return;
    if (Date.now() < notBefore) return tryAgainLater();
    await renew();
    const batch = waiting.filter((touch) => touch.orderId === orderId).slice(0, MOST_PER_REQUEST);
    const next = await deliver(orderId, batch);
    if (next === "stop") return tryAgainLater();
    // An order that the server stumbles over must not hold up the others.
    if (next === "skip") skipped.add(orderId);
    else failures = 0;
    if (next === "skip") tryAgainLater();
  }
}

async function deliver(orderId: string, batch: readonly QueuedTouch[]): Promise<"sent" | "skip" | "stop"> {
  try {
    const answer = await postCommands(
      orderId,
      batch.map(({ command }) => command),
    );
    await settle(orderId, batch, answer);
    return "sent";
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 0 || error.status === 401) return "stop";
    // Nobody has looked at the touches: the server asks to wait, or is not served under this name just now.
    if (error.code === "unavailable" || error.code === "unknown_host" || error.status === 429) {
      notBefore = Date.now() + (error.retryAfterMs ?? 0);
      return "stop";
    }
    if (error.code === "bad_csrf_token") {
      await recheckSession();
      return "stop";
    }
    if (![400, 404, 413, 422].includes(error.status)) return "skip";
    // One malformed command makes the whole request 400: send singly and set the bad one aside.
    if (batch.length > 1) {
      for (const touch of batch) {
        const next = await deliver(orderId, [touch]);
        if (next !== "sent") return next;
      }
      return "sent";
    }
    const results = batch.map(({ command }): CommandResult => {
      return { commandId: command.commandId, outcome: "refused", code: error.code };
    });
    await settle(orderId, batch, { version: 0, results });
    return "sent";
  }
}

export function postCommands(orderId: string, commands: readonly Command[]): Promise<CommandsAnswer> {
  const sentAt = new Date().toISOString();
  const body = { commands: commands.map((command) => ({ ...command, sentAt })) };
  return api("POST", `/api/orders/${orderId}/commands`, body, { timeoutMs: ANSWER_WITHIN_MS });
}

/** First on the disk, then on the screens: a tablet that dies in between sends again and hears the same answer. */
async function settle(orderId: string, batch: readonly QueuedTouch[], answer: CommandsAnswer): Promise<void> {
  const { add, remove } = needsAttention(batch, answer.results, attention, new Date().toISOString());
  await shelf.settle(batch, add);
  if (remove.length > 0) await shelf.dismiss(remove);
  takeAnswer(orderId, answer);
  if (add.length + remove.length > 0) {
    showAttention([...attention.filter(({ commandId }) => !remove.includes(commandId)), ...add]);
    tellTabs({ type: "attention" });
  }
  tellTabs({ type: "answered", orderId, answer });
}

function takeAnswer(orderId: string, answer: CommandsAnswer): void {
  const gone = new Set(answer.results.map(({ commandId }) => commandId));
  for (const id of gone) answeredIds.add(id);
  queue = queue.filter(({ command }) => !gone.has(command.commandId));
  listener?.answered(orderId, answer);
  changed();
}

function tryAgainLater(): void {
  clearTimeout(retry);
  const soonestMs = RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!;
  retry = setTimeout(() => void flush(), Math.max(soonestMs, notBefore - Date.now()));
}

const idsOf = (touches: readonly QueuedTouch[]): Set<string> =>
  new Set(touches.map(({ command }) => command.commandId));

function showAttention(items: readonly AttentionItem[]): void {
  attention = items;
  listener?.attention(items);
  changed();
}

function changed(): void {
  for (const watcher of watchers) watcher();
}

hearTabs((message) => {
  if (message.type === "queued" && !answeredIds.has(message.touch.command.commandId)) {
    if (idsOf(queue).has(message.touch.command.commandId)) return;
    queue = [...queue, message.touch];
    listener?.queued([message.touch]);
    changed();
  } else if (message.type === "answered") takeAnswer(message.orderId, message.answer);
  else if (message.type === "attention") void shelf.attention().then(showAttention);
});
