import { openOwnConnection } from "../../server/platform/own-connection.ts";

/**
 * What PostgreSQL does by itself within minutes. After the warm-up, so that no plan is measured that was made for tables which
 * then were empty.
 */
export async function analyze(url: string): Promise<void> {
  const client = await openOwnConnection(url);
  await client.query("ANALYZE");
  await client.end();
}
