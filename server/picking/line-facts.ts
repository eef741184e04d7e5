import type { Line } from "../../shared/orders/order.ts";
import { lineState } from "../../shared/picking/line-state.ts";
import { LINE_COLUMNS, type LineRow, lineFromRow } from "../orders/order-rows.ts";

/**
 * What an order's lines are (code, description, price …) is settled when it is made, for ever. A process remembers it of the
 * orders that are worked on, so that a tick reads only where the units are: half of what the database has to put together.
 */
type Moved = [
  id: string,
  pending: number,
  picked: number,
  toBuy: number,
  bought: number,
  arrived: number,
  substituted: number,
  notSent: number,
  note: string | null,
  substitutes: LineRow["substitutes"],
];

/** From one of the two texts below. */
export interface LinesRead {
  lines?: LineRow[] | null;
  moved?: Moved[] | null;
}

export const LINES = `(SELECT json_agg(l ORDER BY l.position) FROM (
  SELECT ${LINE_COLUMNS} FROM lines WHERE shop_id = $1 AND order_id = $2) l) AS lines`;
export const MOVED_LINES = `(SELECT json_agg(json_build_array(id, pending, picked, to_buy, bought, arrived, substituted, not_sent, note,
  substitutes)) FROM lines WHERE shop_id = $1 AND order_id = $2) AS moved`;

/** Orders; of some kilobytes each. */
const MOST = 300;
/** Lines as they once were: what never changes of them still holds. */
const remembered = new Map<string, readonly Line[]>();

export const knownLines = (shopId: string, orderId: string): readonly Line[] | undefined =>
  remembered.get(`${shopId}/${orderId}`);

/** The lines as they were read, by their position; remembers what was not known. */
export function linesOf(
  shopId: string,
  orderId: string,
  { lines, moved }: LinesRead,
  known: readonly Line[] | undefined,
): Line[] {
  const key = `${shopId}/${orderId}`;
  if (known) {
    const byId = new Map(moved?.map((line) => [line[0], line]));
    return known.map((line) => {
      const units = byId.get(line.id);
      if (units && byId.size === known.length) return withUnits(line, units);
      // Somebody put another past in place under a running process: what was known is not so any more.
      remembered.delete(key);
      throw new Error(`order ${orderId} has other lines than it had`);
    });
  }
  const oldest = remembered.keys().next().value;
  if (remembered.size >= MOST && oldest !== undefined) remembered.delete(oldest);
  const read = (lines ?? []).map(lineFromRow);
  remembered.set(key, read);
  return read;
}

function withUnits(line: Line, moved: Moved): Line {
  const now: Line = {
    id: line.id,
    position: line.position,
    code: line.code,
    description: line.description,
    unit: line.unit,
    requested: line.requested,
    unitPriceCents: line.unitPriceCents,
    totalCents: line.totalCents,
    pending: moved[1],
    picked: moved[2],
    toBuy: moved[3],
    bought: moved[4],
    arrived: moved[5],
    substituted: moved[6],
    notSent: moved[7],
    state: "pending",
    note: moved[8],
    substitutes: moved[9],
  };
  now.state = lineState(now);
  return now;
}
