import type { Tally } from "../../shared/live/server-message.ts";
import type { Card } from "../../shared/orders/order.ts";
import { isClosed } from "../../shared/orders/order-state.ts";

/** The open orders as last heard, and the last version of those that left, so that an old word does not bring one back. */
export interface KnownBoard {
  cards: ReadonlyMap<string, Card>;
  left: ReadonlyMap<string, number>;
}

export const EMPTY_BOARD: KnownBoard = { cards: new Map(), left: new Map() };

/** One card's news. The same board when it is not news. */
export function withCard(board: KnownBoard, card: Card): KnownBoard {
  const known = board.cards.get(card.id)?.version ?? board.left.get(card.id) ?? -1;
  if (card.version <= known) return board;
  const cards = new Map(board.cards);
  const left = new Map(board.left);
  if (isClosed(card.state)) {
    cards.delete(card.id);
    left.set(card.id, card.version);
  } else {
    cards.set(card.id, card);
    left.delete(card.id);
  }
  return { cards, left };
}

/**
 * All open orders as the server read them, which is the truth, also where its versions are lower than ours (a backup was
 * brought back). Only what was heard while it was being read (`heardSince`) may be newer.
 */
export function withSnapshot(
  board: KnownBoard,
  snapshot: readonly Card[],
  heardSince: ReadonlySet<string>,
): KnownBoard {
  const cards = new Map<string, Card>();
  const left = new Map([...board.left].filter(([id]) => heardSince.has(id)));
  for (const card of snapshot) {
    const known = board.cards.get(card.id);
    const heard = heardSince.has(card.id);
    if (known && (known.version === card.version || (heard && known.version > card.version)))
      cards.set(card.id, known);
    else if (card.version > (left.get(card.id) ?? -1)) cards.set(card.id, card);
  }
  for (const [id, card] of board.cards) if (heardSince.has(id) && !cards.has(id)) cards.set(id, card);
  return { cards, left };
}

export function tallyOf({ cards }: KnownBoard): Tally {
  let versionSum = 0;
  for (const { version } of cards.values()) versionSum += version;
  return { count: cards.size, versionSum };
}
