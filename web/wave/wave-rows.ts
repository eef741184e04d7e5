import type { Line, Order } from "../../shared/orders/order.ts";
import { isClosed } from "../../shared/orders/order-state.ts";
import { inTurn, type Share, shareOut, type Taker } from "../../shared/purchasing/share-out.ts";
import { dueAt } from "../orders/board/due-at.ts";
import { leftToPick } from "../picking/sections.ts";

/** One order's line in a row of the wave; it wants what is left to pick. */
export interface WaveTaker extends Taker {
  order: Order;
  line: Line;
}

/** One product over all orders of the wave. */
export interface WaveRow {
  code: string;
  description: string;
  unit: string;
  left: number;
  picked: number;
  /** By cut-off, then age. */
  takers: WaveTaker[];
}

/** The orders' lines by product, alphabetical. Two lines of one order with the same product are two takers. */
export function waveRows(orders: readonly Order[], cutOffs: ReadonlyMap<string, string | null>): WaveRow[] {
  const takers = orders
    .filter((order) => !isClosed(order.state))
    .flatMap((order) => {
      const due = dueAt(order.createdAt, cutOffs.get(order.logistics));
      return order.lines.map((line) => ({
        id: line.id,
        wants: leftToPick(line),
        dueAt: due,
        createdAt: order.createdAt,
        order,
        line,
      }));
    });
  return [...Map.groupBy(takers, ({ line }) => line.code).values()]
    .map((group) => {
      const { code, description, unit } = group[0]!.line; // Map.groupBy makes no empty group
      return {
        code,
        description,
        unit,
        left: group.reduce((sum, { wants }) => sum + wants, 0),
        picked: group.reduce((sum, { line }) => sum + line.picked, 0),
        takers: group.toSorted(inTurn),
      };
    })
    .sort((a, b) => a.description.localeCompare(b.description, "pt-BR") || (a.code < b.code ? -1 : 1));
}

/** Who does without: what is there goes to the most urgent orders, so a shortage begins at the other end. */
export function shareShortage(units: number, row: WaveRow): Share<WaveTaker>[] {
  const kept = new Map(
    shareOut(row.left - units, row.takers).map(({ taker, quantity }) => [taker.id, quantity]),
  );
  return row.takers.flatMap((taker) => {
    // Arrived units are here, so they cannot be missing.
    const quantity = Math.min(taker.wants - (kept.get(taker.id) ?? 0), taker.line.pending);
    return quantity > 0 ? [{ taker, quantity }] : [];
  });
}
