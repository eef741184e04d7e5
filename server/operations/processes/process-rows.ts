import type { Measure } from "../../../shared/operations/measure.ts";
import type { Queryable } from "../../platform/database.ts";
import type { ThisProcess } from "../../platform/this-process.ts";

/** How long a process that fell silent is still shown, and minutes are kept. */
const GONE_AFTER = "interval '10 minutes'";
const KEPT = "interval '61 minutes'";

export interface ProcessRow {
  about: ThisProcess;
  seenAt: Date;
  silentMs: number;
  vitals: Measure;
}

export async function writeSign(database: Queryable, me: ThisProcess, measure: Measure): Promise<void> {
  await database.query({
    name: "write_sign",
    text: `INSERT INTO processes (id, started_at, about, vitals) VALUES ($1, $2, $3, $4)
      ON CONFLICT (id) DO UPDATE SET seen_at = now(), vitals = excluded.vitals`,
    values: [me.id, me.startedAt, JSON.stringify(me), JSON.stringify(measure)],
  });
}

/** The minute that has just passed; and tidies up after those that are gone. */
export async function writeMinute(database: Queryable, me: ThisProcess, measure: Measure): Promise<void> {
  await database.query(
    `INSERT INTO process_minutes (at, process_id, vitals) VALUES (date_trunc('minute', now() - interval '30 seconds'), $1, $2)
     ON CONFLICT (at, process_id) DO UPDATE SET vitals = excluded.vitals`,
    [me.id, JSON.stringify(measure)],
  );
  await database.query(`DELETE FROM process_minutes WHERE at < now() - ${KEPT}`);
  await database.query(`DELETE FROM processes WHERE seen_at < now() - ${GONE_AFTER}`);
}

export async function forgetProcess(database: Queryable, id: string): Promise<void> {
  await database.query("DELETE FROM processes WHERE id = $1", [id]);
}

export async function readProcesses(database: Queryable): Promise<ProcessRow[]> {
  const { rows } = await database.query<ProcessRow>(
    `SELECT about, seen_at AS "seenAt", (1000 * extract(epoch FROM now() - seen_at))::float8 AS "silentMs", vitals
     FROM processes ORDER BY started_at, id`,
  );
  return rows;
}

/** Of the last hour, by minute. */
export async function readMinutes(database: Queryable): Promise<Map<string, Measure[]>> {
  const { rows } = await database.query<{ at: Date; vitals: Measure[] }>(
    `SELECT at, json_agg(vitals) AS vitals FROM process_minutes
     WHERE at >= now() - interval '60 minutes' GROUP BY at ORDER BY at`,
  );
  return new Map(rows.map(({ at, vitals }) => [at.toISOString(), vitals]));
}
