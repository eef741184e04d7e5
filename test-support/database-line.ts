import { type FaultProxy, openFaultProxy } from "./fault-proxy.ts";

export interface DatabaseLine extends FaultProxy {
  /** The same database, reached over this line. */
  url: string;
}

/** A line between a program and its database that can be cut, slowed and silenced. */
export async function openDatabaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const direct = new URL(databaseUrl);
  const folder = direct.searchParams.get("host");
  const port = Number(direct.port || 5432);
  const line = await openFaultProxy(() => (folder ? `${folder}/.s.PGSQL.${port}` : port));
  const url = `postgresql://${direct.username}@127.0.0.1:${line.port}${direct.pathname}`;
  return Object.assign(line, { url });
}
