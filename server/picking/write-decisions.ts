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

/** Lines, log, outcomes and the order's own row in one statement: they commit together, and cost one round trip. */
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
  const changed = after.lines.filter((line, index) => line !== before.lines[index]);
  const events = decided.flatMap(({ event }) => (event ? [eventToRow(event)] : []));
  const outcomes = decided.map(({ command, actor, result }) => ({
    command_id: command.commandId,
    actor_id: actor.id,
    retry_of: result.code === "retry_taken" ? null : (command.retryOf ?? null),
    result,
  }));
  const row = {
    ...summaryOf(after),
    version: after.version,
    logistics_id: after.logistics,
    packaging: after.packaging,
    notes: after.notes,
    note: after.note,
    finished: after.finished,
    dispatched: after.dispatched,
    cancelled: after.cancelled,
    paused: after.paused,
    reopen_count: after.reopenCount,
    volumes: after.volumes ?? null,
    alarms: after.alarms,
    pickers,
  };
  await tx.query({
    name: "write-decisions",
    text: `WITH changed_lines AS (
        UPDATE lines SET pending = l.pending, picked = l.picked, to_buy = l."toBuy", bought = l.bought, arrived = l.arrived,
          substituted = l.substituted, not_sent = l."notSent", note = l.note, substitutes = l.substitutes
        FROM jsonb_to_recordset($3) AS l(id uuid, pending int, picked int, "toBuy" int, bought int, arrived int, substituted int,
          "notSent" int, note text, substitutes jsonb)
        WHERE lines.shop_id = $1 AND lines.order_id = $2 AND lines.id = l.id
      ), new_events AS (
        INSERT INTO order_events (shop_id, order_id, version, type, at, happened_at, by_id, by_name, command_id, data, device_id, address)
        SELECT $1, $2, e.*, $8, $9 FROM jsonb_to_recordset($4) AS e(version int, type text, at timestamptz, happened_at timestamptz,
          by_id uuid, by_name text, command_id uuid, data jsonb)
      ), new_outcomes AS (
        INSERT INTO commands (shop_id, order_id, command_id, actor_id, retry_of, at, result)
        SELECT $1, $2, c.command_id, c.actor_id, c.retry_of, $6, c.result
        FROM jsonb_to_recordset($5) AS c(command_id uuid, actor_id uuid, retry_of uuid, result jsonb)
      )
      UPDATE orders SET version = r.version, logistics_id = r.logistics_id, packaging = r.packaging, notes = r.notes, note = r.note,
        finished = r.finished, dispatched = r.dispatched, cancelled = r.cancelled, paused = r.paused, reopen_count = r.reopen_count,
        volumes = r.volumes,        alarms = r.alarms, pickers = r.pickers, state = r.state, progress = r.progress, lines_count = r.lines_count,
        lines_resolved = r.lines_resolved, units = r.units, units_resolved = r.units_resolved, units_missing = r.units_missing,
        units_arrived = r.units_arrived, changed_at = now()
      FROM jsonb_to_record($7) AS r(version int, logistics_id text, packaging text, notes text, note text, finished jsonb,
        dispatched jsonb, cancelled jsonb, paused jsonb, reopen_count int, volumes smallint, alarms jsonb, pickers jsonb, state text,
        progress double precision, lines_count int, lines_resolved int, units int, units_resolved int, units_missing int, units_arrived int)
      WHERE orders.shop_id = $1 AND orders.id = $2 AND r.version > orders.version`,
    values: [
      shopId,
      after.id,
      JSON.stringify(changed),
      JSON.stringify(events),
      JSON.stringify(outcomes),
      at,
      JSON.stringify(row),
      origin?.deviceId ?? null,
      origin?.address ?? null,
    ],
  });
}
