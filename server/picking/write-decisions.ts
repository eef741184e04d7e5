import type { Order } from "../../shared/orders/order.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import type { Origin } from "../audit/origin.ts";
import { eventToRow } from "../orders/order-log.ts";
import { summaryOf } from "../orders/order-rows.ts";
import type { Transaction } from "../platform/database.ts";

export interface Decided {
  command: Command;
  actor: Actor;
  result: CommandResult;
  event: OrderEvent | undefined;
}

/**
 * Lines, log, outcomes and the order's own row in one statement: they commit together, and cost one round trip. Values, and
 * no JSON to take apart: that would be a quarter of what a tick costs the database.
 */
export async function writeDecisions(
  tx: Transaction,
  shopId: string,
  before: Order,
  after: Order,
  pickers: readonly PersonRef[],
  decided: readonly Decided[],
  at: string,
  origin?: Origin,
): Promise<void> {
  const values: unknown[] = [shopId, after.id];
  const put: Put = (value, type) => `$${values.push(value)}${type ? `::${type}` : ""}`;
  const lines = after.lines.filter((line, index) => line !== before.lines[index]);
  const events = decided.flatMap(({ event }) => event ?? []);
  const beyondSums = REST.some((field) => after[field] !== before[field]);
  const parts = [
    ...(lines.length > 0 ? [updateLines(lines, put)] : []),
    ...(events.length > 0 ? [insertEvents(events, origin, put)] : []),
    ...(events.length > 0 ? [updateOrder(after, pickers, beyondSums, put)] : []),
    insertOutcomes(decided, at, put),
  ];
  const last = parts.pop()!;
  const first = parts.map((part, index) => `part_${index} AS (${part})`).join(", ");
  const text = first ? `WITH ${first} ${last}` : last;
  // What a tick looks like is planned once; a batch is seldom as long as another.
  if (decided.length > 1) await tx.query(text, values);
  else await tx.query({ ...named(`write-${lines.length}-${events.length}-${beyondSums}`, text), values });
}

/** The same string each time: the driver compares it with what it prepared, and need not look at a letter. */
const texts = new Map<string, string>();
function named(name: string, text: string): { name: string; text: string } {
  const known = texts.get(name);
  if (known === undefined) texts.set(name, text);
  return { name, text: known ?? text };
}

/** Adds a value and gives its number. */
type Put = (value: unknown, type?: string) => string;

/** Seldom changed, and then written all together. */
const REST = [
  "logistics",
  "packaging",
  "notes",
  "note",
  "finished",
  "dispatched",
  "cancelled",
  "paused",
  "reopenCount",
  "volumes",
  "alarms",
] as const satisfies (keyof Order)[];

function updateLines(lines: readonly Order["lines"][number][], put: Put): string {
  const rows = lines.map((line) => {
    const buckets = [
      line.pending,
      line.picked,
      line.toBuy,
      line.bought,
      line.arrived,
      line.substituted,
      line.notSent,
    ];
    const units = buckets.map((quantity) => put(quantity, "int"));
    const said = [put(line.note, "text"), put(JSON.stringify(line.substitutes), "jsonb")];
    return `(${[put(line.id, "uuid"), ...units, ...said].join(", ")})`;
  });
  return `UPDATE lines SET pending = l.pending, picked = l.picked, to_buy = l.to_buy, bought = l.bought, arrived = l.arrived,
      substituted = l.substituted, not_sent = l.not_sent, note = l.note, substitutes = l.substitutes
    FROM (VALUES ${rows.join(", ")})
      AS l(id, pending, picked, to_buy, bought, arrived, substituted, not_sent, note, substitutes)
    WHERE lines.shop_id = $1 AND lines.order_id = $2 AND lines.id = l.id`;
}

function insertEvents(events: readonly OrderEvent[], origin: Origin | undefined, put: Put): string {
  const from = `${put(origin?.deviceId ?? null, "uuid")}, ${put(origin?.address ?? null, "text")}`;
  const rows = events.map((event) => {
    const { version, type, at, happened_at, by_id, by_name, command_id, data } = eventToRow(event);
    const columns = [version, type, at, happened_at, by_id, by_name, command_id, JSON.stringify(data)];
    return `($1, $2, ${columns.map((value) => put(value)).join(", ")}, ${from})`;
  });
  return `INSERT INTO order_events (shop_id, order_id, version, type, at, happened_at, by_id, by_name, command_id, data, device_id, address)
    VALUES ${rows.join(", ")}`;
}

function insertOutcomes(decided: readonly Decided[], at: string, put: Put): string {
  const moment = put(at, "timestamptz");
  const rows = decided.map(({ command, actor, result }) => {
    const retryOf = result.code === "retry_taken" ? null : (command.retryOf ?? null);
    const columns = [command.commandId, actor.id, retryOf, JSON.stringify(result)];
    return `($1, $2, ${columns.map((value) => put(value)).join(", ")}, ${moment})`;
  });
  return `INSERT INTO commands (shop_id, order_id, command_id, actor_id, retry_of, result, at) VALUES ${rows.join(", ")}`;
}

function updateOrder(order: Order, pickers: readonly PersonRef[], beyondSums: boolean, put: Put): string {
  const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));
  const columns = {
    version: order.version,
    ...summaryOf(order),
    pickers: json(pickers),
    ...(beyondSums && {
      logistics_id: order.logistics,
      packaging: order.packaging,
      notes: order.notes,
      note: order.note,
      finished: json(order.finished),
      dispatched: json(order.dispatched),
      cancelled: json(order.cancelled),
      paused: json(order.paused),
      reopen_count: order.reopenCount,
      volumes: order.volumes ?? null,
      alarms: json(order.alarms),
    }),
  };
  const sets = Object.entries(columns).map(([name, value]) => `${name} = ${put(value)}`);
  return `UPDATE orders SET ${sets.join(", ")}, changed_at = now() WHERE shop_id = $1 AND id = $2`;
}
