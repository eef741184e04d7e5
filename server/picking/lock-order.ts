import type { Order } from "../../shared/orders/order.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { ORDER_COLUMNS, type OrderRow, orderFromRow } from "../orders/order-rows.ts";
import type { Transaction } from "../platform/database.ts";
import { knownLines, LINES, type LinesRead, linesOf, MOVED_LINES } from "./line-facts.ts";

export interface LockedOrder {
  order: Order;
  pickers: PersonRef[];
  /** What became of those commands that were sent before, by command id. */
  outcomes: Map<string, { actorId: string; result: CommandResult }>;
  /** Which command retried which, by the id of the first. */
  retried: Map<string, string>;
}

interface Outcome {
  command_id: string;
  actor_id: string;
  retry_of: string | null;
  result: CommandResult;
}

/** One value instead of two dozen: less to describe, and to take apart here. */
export const LOCK_ORDER = `SELECT row_to_json(locked) AS locked FROM (
  SELECT ${ORDER_COLUMNS} FROM orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id
  WHERE o.shop_id = $1 AND o.id = $2 FOR UPDATE OF o) locked`;

const OUTCOMES = (which: string) => `(SELECT json_agg(c) FROM (
  SELECT command_id, actor_id, retry_of, result FROM commands WHERE shop_id = $1 AND order_id = $2 AND (${which})) c) AS outcomes`;
const SENT = "command_id = ANY($3::uuid[])";
const RETRIED = "command_id = ANY($4::uuid[]) OR retry_of = ANY($4::uuid[])";

/** `known`: what never changes of the lines is remembered. `retries`: some of the commands say what they retry. */
export const linesAndOutcomes = (known: boolean, retries: boolean): string =>
  `SELECT ${known ? MOVED_LINES : LINES}, ${OUTCOMES(retries ? `${SENT} OR ${RETRIED}` : SENT)}`;

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
  const locking = tx.query<{ locked: OrderRow }>({
    name: "lock-order",
    text: LOCK_ORDER,
    values: [shopId, orderId],
  });
  const ids = commands.map((command) => command.commandId);
  const retryOf = commands.flatMap((command) => command.retryOf ?? []);
  const known = knownLines(shopId, orderId);
  const retries = retryOf.length > 0;
  const reading = tx.query<LinesRead & { outcomes: Outcome[] | null }>({
    name: `lines-and-outcomes-${known !== undefined}-${retries}`,
    text: linesAndOutcomes(known !== undefined, retries),
    values: [shopId, orderId, ids, ...(retries ? [retryOf] : [])],
  });
  const [{ rows }, read] = await Promise.all([locking, reading]);
  const locked = rows[0]?.locked;
  if (!locked) return null;
  const { outcomes, ...lines } = read.rows[0]!;
  return {
    order: orderFromRow(
      { ...locked, created_at: new Date(locked.created_at) },
      linesOf(shopId, orderId, lines, known),
    ),
    pickers: locked.pickers,
    outcomes: new Map(
      outcomes?.map((entry) => [entry.command_id, { actorId: entry.actor_id, result: entry.result }]),
    ),
    retried: new Map(
      outcomes?.flatMap((entry) => (entry.retry_of ? [[entry.retry_of, entry.command_id]] : [])),
    ),
  };
}
