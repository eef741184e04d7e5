import { useSyncExternalStore } from "preact/compat";
import type { Tally } from "../../shared/live/server-message.ts";
import type { Card } from "../../shared/orders/order.ts";
import { ApiError, api } from "../platform/api.ts";
import { EMPTY_BOARD, type KnownBoard, tallyOf, withCard, withSnapshot } from "./fold-board.ts";
import { type CachedBoard, withCopies } from "./live-database.ts";
import { playSound } from "./sounds.ts";

export interface BoardView {
  cards: readonly Card[] | null;
  error: string | null;
  /** The last read did not get through: what is shown may be old. */
  offline: boolean;
}

const ANSWER_WITHIN_MS = 6_000;
const SAVES_EVERY_MS = 2_000;
const TOGETHER_MS = 50;

let known: KnownBoard = EMPTY_BOARD;
let view: BoardView = { cards: null, error: null, offline: false };
let reading: Promise<boolean> | undefined;
let heardSince = new Set<string>();
let saving = false;
let savedAt = 0;
let telling: ReturnType<typeof setTimeout> | undefined;
let waits = false;
const listeners = new Set<() => void>();

/** The open orders, as the board shows them. */
export function useBoard(): BoardView {
  return useSyncExternalStore(watchBoard, boardView);
}

export const boardView = (): BoardView => view;

export function watchBoard(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The last known board, for a tablet that opens without network. */
export async function restoreBoard(): Promise<void> {
  const copy = await withCopies((database) => database.get("facts", "board"));
  if (!copy || view.cards) return;
  const { cards } = copy as CachedBoard; // as: written below only
  known = withSnapshot(EMPTY_BOARD, cards, new Set());
  saving = true; // it is what is stored already
  show({});
  saving = false;
}

/** From now on the server reads; what is heard until its answer may be newer than that. */
export function boardAsked(): void {
  heardSince = new Set();
}

export function takeBoard(orders: readonly Card[]): void {
  known = withSnapshot(known, orders, heardSince);
  show({ error: null, offline: false });
}

export function takeCard(card: Card): void {
  heardSince.add(card.id);
  const next = withCard(known, card);
  if (next === known || !view.cards) {
    known = next;
    return;
  }
  const before = known.cards.get(card.id);
  const isNew = !before && !known.left.has(card.id) && next.cards.has(card.id);
  if (isNew) playSound("newOrder");
  else if (before && card.unitsArrived > before.unitsArrived) playSound("arrived");
  known = next;
  show({});
}

export function boardMatches(tally: Tally): boolean {
  const own = tallyOf(known);
  return view.cards !== null && own.count === tally.count && own.versionSum === tally.versionSum;
}

/** Reads all of it; false when the server could not be reached. One question at a time. */
export function readBoard(): Promise<boolean> {
  reading ??= ask().finally(() => {
    reading = undefined;
  });
  return reading;
}

async function ask(): Promise<boolean> {
  boardAsked();
  try {
    const { orders } = await api<{ orders: Card[] }>("GET", "/api/orders?state=open", undefined, {
      timeoutMs: ANSWER_WITHIN_MS,
    });
    takeBoard(orders);
    return true;
  } catch (error) {
    const offline = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    const code = error instanceof ApiError ? error.code : "unavailable";
    show({ error: view.cards ? null : code, offline });
    return !offline;
  }
}

/** The first at once; a burst, as when a line comes back, is drawn together and not card by card. */
function tell(): void {
  waits = telling !== undefined;
  if (waits) return;
  for (const listener of listeners) listener();
  telling = setTimeout(() => {
    telling = undefined;
    if (waits) tell();
  }, TOGETHER_MS);
}

function show(change: Partial<BoardView>): void {
  const cards = change.error ? view.cards : [...known.cards.values()];
  view = { ...view, cards, ...change };
  tell();
  if (change.error || change.offline) return;
  // The first at once: a tablet may go dark any moment. Then a burst of ticks is one write.
  if (saving) return;
  saving = true;
  setTimeout(
    () => {
      saving = false;
      savedAt = Date.now();
      const copy: CachedBoard = { cards: view.cards ?? [], savedAt: Date.now() };
      void withCopies((database) => database.put("facts", copy, "board"));
    },
    Math.max(0, savedAt + SAVES_EVERY_MS - Date.now()),
  );
}
