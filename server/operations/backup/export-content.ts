import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { ContentLine, Manifest } from "./backup-format.ts";
import { createRowSum } from "./row-sum.ts";
import { copyOutSql, readTableShapes } from "./table-shapes.ts";

/** The whole database as it was at one moment, while others write on. `client` is for this alone. */
export async function* exportContent(client: ClientBase, secret: string | null): AsyncGenerator<Buffer> {
  await prepareSession(client);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const manifest = await readManifest(client);
  yield line({ kind: "manifest", ...manifest, secret });
  const shapes = await readTableShapes(client);
  let total = 0;
  for (const shape of shapes) {
    yield line({ kind: "table", ...shape });
    const sum = createRowSum();
    for await (const chunk of client.query(copyTo(copyOutSql(shape)))) {
      sum.add(chunk);
      yield Buffer.from(`${chunk.length}\n`);
      yield chunk;
    }
    yield Buffer.from("0\n");
    const { rows, sha256 } = sum.end();
    total += rows;
    yield line({ kind: "sum", name: shape.name, rows, sha256 });
  }
  yield line({ kind: "end", tables: shapes.length, rows: total });
  await client.query("COMMIT");
}

/** The same bytes for the same rows, whatever the server's settings; and no limit that is meant for requests. */
export async function prepareSession(client: ClientBase): Promise<void> {
  await client.query(`SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex';
    SET extra_float_digits = 1; SET client_encoding = 'UTF8'; SET statement_timeout = 0;
    SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '60s'`);
}

async function readManifest(client: ClientBase): Promise<Omit<Manifest, "secret">> {
  // The first statement fixes the snapshot, and says of which moment it is.
  const { rows } = await client.query<{ at: Date; version: string }>(
    "SELECT now() AS at, current_setting('server_version') AS version",
  );
  const done = await client.query<{ name: string }>("SELECT name FROM schema_migrations ORDER BY name");
  return {
    takenAt: rows[0]!.at.toISOString(),
    serverVersion: rows[0]!.version,
    migrations: done.rows.map(({ name }) => name),
  };
}

function line(content: ContentLine): Buffer {
  return Buffer.from(`${JSON.stringify(content)}\n`);
}
