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
  const { rows } = await database.query<ReadRow>({
    name: "read-events",
    text: `SELECT ${EVENT_COLUMNS} FROM order_events e
      WHERE e.shop_id = $1 AND e.order_id = $2 AND e.version > $3 ORDER BY e.version`,
    values: [shopId, orderId, after],
  });
  return rows.map(eventFromRow);
}

/** The same for several orders at once, each after its own version. An order without any is not in the answer. */
export async function readEventsOf(
  database: Queryable,
  shopId: string,
  after: ReadonlyMap<string, number>,
): Promise<Map<string, OrderEvent[]>> {
  const { rows } = await database.query<ReadRow & { order_id: string }>({
    name: "read-events-of",
    text: `SELECT e.order_id, ${EVENT_COLUMNS}
      FROM unnest($2::uuid[], $3::int[]) AS wanted(id, after)
      JOIN order_events e ON e.shop_id = $1 AND e.order_id = wanted.id AND e.version > wanted.after
      ORDER BY e.order_id, e.version`,
    values: [shopId, [...after.keys()], [...after.values()]],
  });
  const byOrder = new Map<string, OrderEvent[]>();
  for (const row of rows) {
    const events = byOrder.get(row.order_id);
    if (events) events.push(eventFromRow(row));
    else byOrder.set(row.order_id, [eventFromRow(row)]);
  }
  return byOrder;
}

type ReadRow = Omit<EventRow, "at" | "happened_at"> & { at: Date; happened_at: Date };
const EVENT_COLUMNS = "e.version, e.type, e.at, e.happened_at, e.by_id, e.by_name, e.command_id, e.data";

function eventFromRow({
  version,
  type,
  at,
  happened_at,
  by_id,
  by_name,
  command_id,
  data,
}: ReadRow): OrderEvent {
  return {
    version,
    type,
    at: at.toISOString(),
    happenedAt: happened_at.toISOString(),
    by: { id: by_id, name: by_name },
    commandId: command_id,
    ...data,
  };
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
