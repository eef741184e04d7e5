import type { ClientBase } from "pg";
import type { Database } from "../platform/database.ts";
import { openOwnConnection } from "../platform/own-connection.ts";
import { addKinds } from "./add-kinds.ts";
import { copyRows } from "./copy-rows.ts";
import { chanceFrom, idsFrom } from "./invent-orders.ts";
import type { Invented } from "./order-story.ts";
import { COLUMNS, type Copy, DAY_MS, type Template, templateOf } from "./order-template.ts";

export interface Repeats {
  /** How often all of it is written again, each time `everyDays` earlier, with other clients and products. */
  times: number;
  everyDays: number;
  /** Copies the log beside the rest, in half the time. Absent: on the same line, and so in the same transaction. */
  lineForLog?: ClientBase;
}

/** Products come in so many more kinds: "PELÍCULA 3D SAM A16 MOD 17". */
const PRODUCT_KINDS = 200;
const ORDER = ["quotes", "orders", "lines"] as const;
const LOG = ["order_events", "commands"] as const;
const ONCE: Repeats = { times: 0, everyDays: 0 };

/**
 * Writes invented orders, and their like many times over, as the real writers leave them: orders, lines and logs, by COPY,
 * oldest first. The same orders and repeats leave the same rows. A million orders are a matter of minutes.
 * @returns how many orders were written
 */
export async function copyInvented(
  client: ClientBase,
  shopId: string,
  invented: readonly Invented[],
  { times, everyDays, lineForLog }: Repeats = ONCE,
): Promise<number> {
  const makeId = idsFrom(chanceFrom(invented.length));
  const kinds = await addKinds(client, shopId, invented, times > 0 ? PRODUCT_KINDS : 1, makeId);
  // What looks for news (live screens, figures) must find one past that is added, and not be swamped by a thousand.
  const changedAt = times === 0 ? new Date().toISOString() : undefined;
  const templates = invented.map((one) => templateOf(shopId, one, kinds, changedAt));
  for (let time = times; time >= 0; time--) {
    const days = time * everyDays;
    const copies = templates.map((template, index) => {
      const createdMs = template.createdMs - days * DAY_MS;
      const copy: Copy = {
        orderId: time === 0 ? invented[index]!.order.id : makeId(createdMs),
        quoteId: makeId(createdMs),
        requestId: makeId(createdMs),
        time,
        days,
        number: numberOf(invented[index]!, time * invented.length),
      };
      return { template, copy };
    });
    const rowsOf = function* (table: keyof Template["rows"]) {
      for (const { template, copy } of copies) yield* template.rows[table](copy);
    };
    const copy = async (over: ClientBase, tables: readonly (keyof Template["rows"])[]) => {
      for (const table of tables) await copyRows(over, table, COLUMNS[table], rowsOf(table));
    };
    if (lineForLog) await Promise.all([copy(client, ORDER), copy(lineForLog, LOG)]);
    else await copy(client, [...ORDER, ...LOG]);
  }
  return invented.length * (times + 1);
}

/** All or nothing, for those who have a pool, whose connections COPY cannot use. */
export async function addInvented(
  database: Database,
  shopId: string,
  ...pasts: (readonly Invented[])[]
): Promise<void> {
  const client = await openOwnConnection(database.options.connectionString!);
  try {
    await client.query("BEGIN");
    for (const invented of pasts) await copyInvented(client, shopId, invented);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

const numberOf = ({ order }: Invented, further: number): string | null =>
  order.number && String(Number(order.number) + further);
