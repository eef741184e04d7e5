import type { Client } from "pg";
import { openOwnConnection } from "../../server/platform/own-connection.ts";

const WHILE_COPYING = { fsync: "off", full_page_writes: "off", autovacuum: "off" };

/**
 * Runs `work`, which writes millions of rows over two lines, without what only matters while a shop is at work: rows that
 * survive a crash, references looked up (they hold by construction), and indexes, which are made afterwards in one go.
 */
export async function inBulk<T>(url: string, work: (one: Client, other: Client) => Promise<T>): Promise<T> {
  const lines = [await openOwnConnection(url), await openOwnConnection(url)] as const;
  const [one, other] = lines;
  try {
    for (const line of lines) await line.query("SET session_replication_role = replica");
    await one.query("SET maintenance_work_mem = '1GB'");
    for (const [name, value] of Object.entries(WHILE_COPYING))
      await one.query(`ALTER SYSTEM SET ${name} = ${value}`);
    await one.query("SELECT pg_reload_conf()");
    const indexes = await indexesOf(one);
    for (const { name } of indexes) await one.query(`DROP INDEX ${name}`);
    const result = await work(one, other);
    // Half of them on each line, so that both processors have something to do.
    const make = async (line: Client) => {
      for (let next = indexes.pop(); next; next = indexes.pop()) await line.query(next.definition);
    };
    await Promise.all(lines.map(make));
    return result;
  } finally {
    // Also when it broke off: a PostgreSQL that is kept would be measured without syncing for ever after.
    for (const line of lines) await line.end();
    const last = await openOwnConnection(url);
    for (const name of Object.keys(WHILE_COPYING)) await last.query(`ALTER SYSTEM RESET ${name}`);
    await last.query("SELECT pg_reload_conf()");
    await last.query("CHECKPOINT");
    await last.end();
  }
}

/** Those that no key needs. */
async function indexesOf(client: Client): Promise<{ name: string; definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = ANY ('{orders,lines,order_events,commands}'::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
  );
  return rows;
}
