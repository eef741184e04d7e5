import type { OrderEvent } from "../../shared/picking/event.ts";
import type { OrderEventType } from "../../shared/picking/event-types.ts";
import type { Queryable } from "../platform/database.ts";

interface EventRow {
  version: number;
  type: OrderEventType;
  at: string;
  happened_at: string;
  by_id: string;
  by_name: string;
  command_id: string | null;
  data: Omit<OrderEvent, "version" | "type" | "at" | "happenedAt" | "by" | "commandId">;
}

/** The order's events after a version, in order. */
export async function readEvents(
  database: Queryable,
  shopId: string,
  orderId: string,
  after: number,
): Promise<OrderEvent[]> {
  const { rows } = await database.query<
    Omit<EventRow, "at" | "happened_at"> & { at: Date; happened_at: Date }
  >({
    name: "read-events",
    text: `SELECT version, type, at, happened_at, by_id, by_name, command_id, data FROM order_events
      WHERE shop_id = $1 AND order_id = $2 AND version > $3 ORDER BY version`,
    values: [shopId, orderId, after],
  });
  return rows.map(({ version, type, at, happened_at, by_id, by_name, command_id, data }) => ({
    version,
    type,
    at: at.toISOString(),
    happenedAt: happened_at.toISOString(),
    by: { id: by_id, name: by_name },
    commandId: command_id,
    ...data,
  }));
}

/** The shape in which the writing statement takes events: columns for what is looked up, the rest as data. */
export function eventToRow({ version, type, at, happenedAt, by, commandId, ...data }: OrderEvent): EventRow {
  return {
    version,
    type,
    at,
    happened_at: happenedAt,
    by_id: by.id,
    by_name: by.name,
    command_id: commandId,
    data,
  };
}
