import type { Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { ApiError, api } from "../platform/api.ts";
import { foldEvents } from "./fold-events.ts";
import { copiedOrder, copyOrder } from "./order-copies.ts";
import { newEntry, type OrderEntry, publish } from "./order-entry.ts";

/** The one cache of orders: confirmed by the server, with the waiting touches laid over them. */
const entries = new Map<string, OrderEntry>();
const reading = new Map<string, Promise<boolean>>();
const ANSWER_WITHIN_MS = 6_000;

export function entryOf(id: string): OrderEntry {
  let entry = entries.get(id);
  if (!entry) {
    entry = newEntry(id);
    entries.set(id, entry);
  }
  return entry;
}

export const allEntries = (): Iterable<OrderEntry> => entries.values();

/** The copy from an earlier time, where there is one: shown until the server has spoken. */
export async function restoreOrder(entry: OrderEntry): Promise<void> {
  if (entry.confirmed) return;
  const copy = await copiedOrder(entry.id);
  if (!copy || entry.confirmed) return;
  entry.confirmed = copy.order;
  entry.history = copy.history;
  publish(entry);
}

/** Somebody says that the order has this version. Resolves when the screen is as new, or the server is out of reach. */
export async function hearVersion(entry: OrderEntry, version: number): Promise<void> {
  entry.heardVersion = Math.max(entry.heardVersion, version);
  // A lower one is older news, or a backup was brought back: only a read tells which.
  if (entry.confirmed?.version !== version) await readOrder(entry);
}

/** The answer to a watch. */
export async function takeSnapshot(order: Order): Promise<void> {
  const entry = entryOf(order.id);
  if (entry.confirmed) return hearVersion(entry, order.version);
  entry.heardVersion = Math.max(entry.heardVersion, order.version);
  await readOrder(entry, order);
}

export async function takeEvents(
  orderId: string,
  version: number,
  events: readonly OrderEvent[],
): Promise<void> {
  const entry = entryOf(orderId);
  entry.heardVersion = Math.max(entry.heardVersion, version);
  if (!entry.confirmed) return;
  const { gap } = fold(entry, events);
  if (gap || isBehind(entry)) await readOrder(entry);
}

export const isBehind = (entry: OrderEntry): boolean => (entry.confirmed?.version ?? 0) < entry.heardVersion;

/** Brings the confirmed order up to date; false when the server could not be reached. One question at a time. */
export function readOrder(entry: OrderEntry, snapshot?: Order): Promise<boolean> {
  const running = reading.get(entry.id);
  if (running) return running;
  const asked = readUntilNew(entry, snapshot).finally(() => reading.delete(entry.id));
  reading.set(entry.id, asked);
  return asked;
}

async function readUntilNew(entry: OrderEntry, snapshot?: Order): Promise<boolean> {
  for (let times = 0; times < 3; times++) {
    if (!(await ask(entry, times === 0 ? snapshot : undefined))) return false;
    if (!isBehind(entry)) break;
  }
  return true;
}

interface EventsAnswer {
  version: number;
  events: OrderEvent[];
}

const eventsAfter = (id: string, version: number) =>
  api<EventsAnswer>("GET", `/api/orders/${id}/events?after=${version}`, undefined, {
    timeoutMs: ANSWER_WITHIN_MS,
  });

/** Errors end in the view, never in an exception. */
async function ask(entry: OrderEntry, snapshot?: Order): Promise<boolean> {
  try {
    const start = entry.confirmed;
    if (start && !snapshot) {
      const answer = await eventsAfter(entry.id, start.version);
      // The server knows less than we were told: its past was changed by bringing back a backup.
      const lessThanKnown = answer.version < start.version;
      const { gap } = fold(entry, answer.events);
      if (gap || lessThanKnown || (entry.confirmed?.version ?? 0) < answer.version)
        await load(entry, undefined, lessThanKnown);
      else if (entry.offline) {
        entry.offline = false;
        publish(entry);
      }
    } else await load(entry, snapshot);
    return true;
  } catch (error) {
    const code = error instanceof ApiError ? error.code : "unavailable";
    const offline = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    const told = entry.offline === offline && (entry.confirmed || entry.error === code);
    entry.offline = offline;
    // Asking again would bring the same answer: nothing newer can be heard of it.
    if (!offline) entry.heardVersion = entry.confirmed?.version ?? 0;
    if (!entry.confirmed) entry.error = code;
    if (!told) publish(entry);
    return !offline;
  }
}

async function load(entry: OrderEntry, snapshot?: Order, evenIfOlder = false): Promise<void> {
  const order =
    snapshot ??
    (await api<Order>("GET", `/api/orders/${entry.id}`, undefined, { timeoutMs: ANSWER_WITHIN_MS }));
  const { events } = await eventsAfter(entry.id, 0);
  if (entry.confirmed && entry.confirmed.version > order.version && !evenIfOlder) return;
  const log = events.filter((event) => event.version <= order.version);
  const folded = foldEvents(order, log, events);
  if (evenIfOlder) entry.heardVersion = folded.order.version;
  confirm(entry, folded.order, folded.history);
}

function fold(entry: OrderEntry, events: readonly OrderEvent[]): { gap: boolean } {
  if (!entry.confirmed) return { gap: true };
  const { order, history, gap } = foldEvents(entry.confirmed, entry.history, events);
  if (order !== entry.confirmed) confirm(entry, order, history);
  return { gap };
}

function confirm(entry: OrderEntry, order: Order, history: readonly OrderEvent[]): void {
  entry.confirmed = order;
  entry.history = history;
  entry.error = null;
  entry.offline = false;
  publish(entry);
  copyOrder(entry);
}
