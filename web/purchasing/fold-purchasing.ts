import type { Tally } from "../../shared/live/server-message.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";

/** The panel's lines by order, and the last version of each order that was told, so that an old word changes nothing. */
export interface KnownPurchasing {
  lines: ReadonlyMap<string, readonly PurchaseLine[]>;
  versions: ReadonlyMap<string, number>;
}

/** All of it as the server read it. */
export function fromLines(all: readonly PurchaseLine[]): KnownPurchasing {
  const lines = Map.groupBy(all, ({ orderId }) => orderId);
  return { lines, versions: new Map(all.map(({ orderId, orderVersion }) => [orderId, orderVersion])) };
}

/** One order's lines as they are at a version; none: it has left. The same panel when that is no news. */
export function withOrder(
  known: KnownPurchasing,
  orderId: string,
  version: number,
  some: readonly PurchaseLine[],
): KnownPurchasing {
  if (version <= (known.versions.get(orderId) ?? 0)) return known;
  const lines = new Map(known.lines);
  if (some.length > 0) lines.set(orderId, some);
  else lines.delete(orderId);
  return { lines, versions: new Map(known.versions).set(orderId, version) };
}

/** Oldest order first, as the server lists them. */
export function allLines({ lines }: KnownPurchasing): PurchaseLine[] {
  const age = ([first]: readonly PurchaseLine[]) => `${first?.orderCreatedAt} ${first?.orderId}`;
  return [...lines.values()].sort((a, b) => (age(a) < age(b) ? -1 : 1)).flat();
}

export function tallyOf(known: KnownPurchasing): Tally {
  const lines = [...known.lines.values()].flat();
  return {
    count: lines.length,
    versionSum: lines.reduce((sum, { orderVersion }) => sum + orderVersion, 0),
  };
}
