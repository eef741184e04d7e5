import type { Order } from "../../shared/orders/order.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import {
  LINE_COLUMNS,
  type LineRow,
  ORDER_COLUMNS,
  type OrderRow,
  orderFromRows,
} from "../orders/order-rows.ts";
import type { Transaction } from "../platform/database.ts";

export interface LockedOrder {
  order: Order;
  pickers: PersonRef[];
  /** What became of those commands that were sent before, by command id. */
  outcomes: Map<string, { actorId: string; result: CommandResult }>;
  /** Which command retried which, by the id of the first. */
  retried: Map<string, string>;
}

export const LOCK_ORDER = `SELECT ${ORDER_COLUMNS} FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
  WHERE o.shop_id = $1 AND o.id = $2 FOR UPDATE OF o`;
export const LINES_AND_OUTCOMES = `SELECT
  (SELECT json_agg(l ORDER BY l.position) FROM (
    SELECT ${LINE_COLUMNS} FROM lines WHERE shop_id = $1 AND order_id = $2) l) AS lines,
  (SELECT json_agg(c) FROM (
    SELECT command_id, actor_id, retry_of, result FROM commands
    WHERE shop_id = $1 AND order_id = $2
      AND (command_id = ANY($3::uuid[]) OR command_id = ANY($4::uuid[]) OR retry_of = ANY($4::uuid[]))) c) AS outcomes`;

/**
 * Two statements, and they must be two: the first waits for the lock; only a statement begun after that sees what the
 * holder before us committed. They are sent together; PostgreSQL begins the second when the first is done.
 */
export async function lockOrder(
  tx: Transaction,
  shopId: string,
  orderId: string,
  commands: readonly Command[],
): Promise<LockedOrder | null> {
  const locking = tx.query<OrderRow>({ name: "lock-order", text: LOCK_ORDER, values: [shopId, orderId] });
  const ids = commands.map((command) => command.commandId);
  const retryOf = commands.flatMap((command) => command.retryOf ?? []);
  const reading = tx.query<{
    lines: LineRow[];
    outcomes:
      | { command_id: string; actor_id: string; retry_of: string | null; result: CommandResult }[]
      | null;
  }>({
    name: "lines-and-outcomes",
    text: LINES_AND_OUTCOMES,
    values: [shopId, orderId, ids, retryOf],
  });
  const [locked, read] = await Promise.all([locking, reading]);
  const row = locked.rows[0];
  if (!row) return null;
  const { lines, outcomes } = read.rows[0]!;
  return {
    order: orderFromRows(row, lines),
    pickers: row.pickers,
    outcomes: new Map(
      outcomes?.map((entry) => [entry.command_id, { actorId: entry.actor_id, result: entry.result }]),
    ),
    retried: new Map(
      outcomes?.flatMap((entry) => (entry.retry_of ? [[entry.retry_of, entry.command_id]] : [])),
    ),
  };
}
