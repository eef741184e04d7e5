import type { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import type { Queryable } from "../platform/database.ts";
import { startOfDay, TODAY } from "../purchasing/shop-zone.ts";

/** A shop that never says "dispatched" must not be handed all its years. */
const MOST = 500;

const COLUMNS = `o.id, o.number, o.version, o.client_name AS client, p.name AS seller, o.logistics_id AS logistics, o.packaging, o.notes,
  o.units, o.lines_count AS lines, o.volumes, o.finished, o.dispatched`;
const TABLES = "orders o JOIN people p ON p.shop_id = o.shop_id AND p.id = o.seller_id";

/** What waits to leave, and what left on a day of the shop (left out: today). */
export async function listDispatch(
  database: Queryable,
  shopId: string,
  day?: string,
): Promise<{ waiting: DispatchOrder[]; dispatched: DispatchOrder[] }> {
  const waiting = await database.query<DispatchOrder>({
    name: "dispatch-waiting",
    text: `SELECT ${COLUMNS} FROM ${TABLES} WHERE o.shop_id = $1 AND o.state = 'finished' ORDER BY o.id DESC LIMIT ${MOST}`,
    values: [shopId],
  });
  const start = day ? "$2" : TODAY;
  const iso = (instant: string) => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const dispatched = await database.query<DispatchOrder>(
    `SELECT ${COLUMNS} FROM ${TABLES} WHERE o.shop_id = $1 AND o.state = 'dispatched'
       AND o.dispatched ->> 'at' >= ${iso(startOfDay(start))} AND o.dispatched ->> 'at' < ${iso(startOfDay(`${start}::date + 1`))}
     ORDER BY o.dispatched ->> 'at' LIMIT ${MOST}`,
    day ? [shopId, day] : [shopId],
  );
  return { waiting: waiting.rows.toReversed(), dispatched: dispatched.rows };
}
