import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { ApiError, api } from "../platform/api.ts";

export interface CommandsAnswer {
  version: number;
  results: CommandResult[];
}

interface Listener {
  answered: (orderId: string, answer: CommandsAnswer) => void;
  setAside: (orderId: string, command: Command, code: string) => void;
}

const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000] as const;
const MOST_PER_REQUEST = 100;

/**
 * Commands on their way out: one queue per order, sent in the order of the touches, repeated until the server has
 * answered (a replay of a commandId gets the first answer, so repeating is safe). In memory; this file is the seam
 * where a durable one goes.
 */
const queues = new Map<string, Command[]>();
const sending = new Set<string>();
const failures = new Map<string, number>();
const watchers = new Set<() => void>();
let listener: Listener | null = null;

export function listenToOutbox(next: Listener): void {
  listener = next;
}

export function enqueue(orderId: string, command: Command): void {
  queues.set(orderId, [...(queues.get(orderId) ?? []), command]);
  changed();
  void flush(orderId);
}

/** How many commands wait, over all orders. */
export function waitingCommands(): number {
  let count = 0;
  for (const queue of queues.values()) count += queue.length;
  return count;
}

export function watchOutbox(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Resolves when nothing of this order waits any more; false when that did not happen in time. */
export function drained(orderId: string, withinMs = 5_000): Promise<boolean> {
  const empty = () => (queues.get(orderId)?.length ?? 0) === 0;
  if (empty()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (answer: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(answer);
    };
    const timer = setTimeout(() => done(false), withinMs);
    const stop = watchOutbox(() => empty() && done(true));
    void flush(orderId);
  });
}

/** The network may be back: try at once. */
export function flushAll(): void {
  failures.clear();
  for (const orderId of queues.keys()) void flush(orderId);
}

async function flush(orderId: string): Promise<void> {
  if (sending.has(orderId)) return;
  sending.add(orderId);
  try {
    for (let queue = queues.get(orderId); queue?.length; queue = queues.get(orderId)) {
      const batch = queue.slice(0, MOST_PER_REQUEST);
      if (!(await deliver(orderId, batch))) break;
    }
  } finally {
    sending.delete(orderId);
  }
}

/** True: go on with the next ones. */
async function deliver(orderId: string, batch: Command[]): Promise<boolean> {
  try {
    const answer = await postCommands(orderId, batch);
    leave(orderId, batch);
    failures.delete(orderId);
    listener?.answered(orderId, answer);
    return true;
  } catch (error) {
    const code = error instanceof ApiError ? error.code : "unavailable";
    const status = error instanceof ApiError ? error.status : 0;
    if (status === 400 || status === 404 || status === 422) {
      // One malformed command makes the whole request 400: send singly and set the bad one aside.
      if (batch.length > 1) {
        for (const command of batch) if (!(await deliver(orderId, [command]))) return false;
        return true;
      }
      leave(orderId, batch);
      for (const command of batch) listener?.setAside(orderId, command, code);
      return true;
    }
    const count = failures.get(orderId) ?? 0;
    failures.set(orderId, count + 1);
    setTimeout(() => void flush(orderId), RETRY_MS[Math.min(count, RETRY_MS.length - 1)]);
    return false;
  }
}

export function postCommands(orderId: string, commands: Command[]): Promise<CommandsAnswer> {
  const sentAt = new Date().toISOString();
  return api<CommandsAnswer>("POST", `/api/orders/${orderId}/commands`, {
    commands: commands.map((command) => ({ ...command, sentAt })),
  });
}

function leave(orderId: string, batch: Command[]): void {
  const gone = new Set(batch.map((command) => command.commandId));
  queues.set(
    orderId,
    (queues.get(orderId) ?? []).filter((command) => !gone.has(command.commandId)),
  );
  changed();
}

function changed(): void {
  for (const watcher of watchers) watcher();
}

if (typeof window !== "undefined") window.addEventListener("online", flushAll);
