import type { Queryable } from "../../platform/database.ts";

/** What of a table goes into a backup, and in which order its rows are written and compared. */
export interface TableShape {
  name: string;
  columns: string[];
  order: string[];
}

/** The migrations say what the schema is; what the installation remembers of its own running is not the shop's data. */
const NOT_DATA = ["schema_migrations", "backup_runs", "processes", "process_minutes"];

/** Every table, those that others refer to first. Generated columns are made again by themselves. */
export async function readTableShapes(database: Queryable): Promise<TableShape[]> {
  const { rows } = await database.query<TableShape & { refers: string[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       coalesce((SELECT array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
           ORDER BY array_position(i.indkey::int[], a.attnum::int))
         FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
         WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS order,
       coalesce((SELECT array_agg(DISTINCT f.relname::text) FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid), '{}') AS refers
     FROM pg_class c
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace
       AND c.relname <> ALL ($1)
     ORDER BY c.relname`,
    [NOT_DATA],
  );
  const sorted: TableShape[] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(({ refers }) => !refers.some((name) => waiting.has(name)));
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()]}`);
    for (const { name, columns, order } of free) {
      sorted.push({ name, columns, order });
      waiting.delete(name);
    }
  }
  return sorted;
}

/** The rows of a table as COPY writes them, always in the same order: equal rows are equal bytes. */
export function copyOutSql({ name, columns, order }: TableShape): string {
  const sorted = order.length > 0 ? ` ORDER BY ${order.join(", ")}` : "";
  return `COPY (SELECT ${columns.join(", ")} FROM "${name}"${sorted}) TO STDOUT`;
}

export function copyInSql({ name, columns }: TableShape): string {
  return `COPY "${name}" (${columns.join(", ")}) FROM STDIN`;
}
