import { LINE_COLUMNS, type LineRow } from "../orders/order-rows.ts";

/**
 * What an order's lines are (code, description, price …) is settled when it is made, for ever. A process remembers it of the
 * orders that are worked on, so that a tick reads only where the units are: half of what the database has to put together.
 */
type LineFacts = Pick<
  LineRow,
  "id" | "position" | "code" | "description" | "unit" | "unit_price_cents" | "total_cents" | "requested"
>;
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
const remembered = new Map<string, LineFacts[]>();

export const knownLines = (shopId: string, orderId: string): LineFacts[] | undefined =>
  remembered.get(`${shopId}/${orderId}`);

/** The lines as they were read, by their position; remembers what was not known. */
export function linesOf(
  shopId: string,
  orderId: string,
  { lines, moved }: LinesRead,
  known: readonly LineFacts[] | undefined,
): LineRow[] {
  const key = `${shopId}/${orderId}`;
  if (known) {
    const byId = new Map(moved?.map((line) => [line[0], line]));
    return known.map((facts) => {
      const units = byId.get(facts.id);
      if (units && byId.size === known.length) return withUnits(facts, units);
      // Somebody put another past in place under a running process: what was known is not so any more.
      remembered.delete(key);
      throw new Error(`order ${orderId} has other lines than it had`);
    });
  }
  const oldest = remembered.keys().next().value;
  if (remembered.size >= MOST && oldest !== undefined) remembered.delete(oldest);
  remembered.set(
    key,
    (lines ?? []).map(
      ({ id, position, code, description, unit, unit_price_cents, total_cents, requested }) => {
        return { id, position, code, description, unit, unit_price_cents, total_cents, requested };
      },
    ),
  );
  return lines ?? [];
}

function withUnits(facts: LineFacts, [, ...moved]: Moved): LineRow {
  const [pending, picked, to_buy, bought, arrived, substituted, not_sent, note, substitutes] = moved;
  return {
    ...facts,
    pending,
    picked,
    to_buy,
    bought,
    arrived,
    substituted,
    not_sent,
    note,
    substitutes,
  };
}
