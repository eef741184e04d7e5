import type { ClientBase } from "pg";

const NAMES = `SELECT relname AS name FROM pg_class
  WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = current_schema()::regnamespace`;

/** `ours`: somebody works with it, for there are people. An installation that nobody has set up yet counts as empty. */
export async function whatIsThere(client: ClientBase): Promise<"nothing" | "ours" | "foreign"> {
  const { rows } = await client.query<{ name: string }>(NAMES);
  if (rows.length === 0) return "nothing";
  const names = rows.map(({ name }) => name);
  if (!names.includes("schema_migrations") || !names.includes("people")) return "foreign";
  return (await client.query("SELECT 1 FROM people LIMIT 1")).rowCount ? "ours" : "nothing";
}

/** Tables and functions of the schema that the migrations made; what extensions brought stays. */
export async function dropOurTables(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(NAMES);
  if (rows.length > 0)
    await client.query(`DROP TABLE ${rows.map(({ name }) => `"${name}"`).join(", ")} CASCADE`);
  const functions = await client.query<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
     WHERE p.pronamespace = current_schema()::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  for (const { signature } of functions.rows) await client.query(`DROP FUNCTION ${signature} CASCADE`);
}
