/** Somebody who can take units, and when they are due: null is "no cut-off". */
export interface Taker {
  id: string;
  wants: number;
  dueAt: number | null;
  createdAt: string;
}

export interface Share<T extends Taker> {
  taker: T;
  quantity: number;
}

/**
 * Shares units out over orders: whoever is due first is served in full first, then the older order. What is left over
 * goes to nobody; who gets nothing is not in the answer.
 */
export function shareOut<T extends Taker>(units: number, takers: readonly T[]): Share<T>[] {
  const shares: Share<T>[] = [];
  let rest = units;
  for (const taker of takers.toSorted(inTurn)) {
    const quantity = Math.min(rest, taker.wants);
    if (quantity <= 0) continue;
    shares.push({ taker, quantity });
    rest -= quantity;
  }
  return shares;
}

/** By cut-off, then age. The id settles the rest, so that every screen shares out alike. */
export function inTurn(a: Taker, b: Taker): number {
  const due = (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY);
  // Two without a cut-off: ∞ − ∞ is no number, and age decides.
  return due || compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
