import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { ClientBase } from "pg";
import { from as copyFrom } from "pg-copy-streams";

const CHUNK_LETTERS = 128 * 1024;

/** Sends rows, each a line of COPY's text format, as fast as the server takes them. */
export async function copyRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<string>,
): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
  const done = finished(stream);
  done.catch(() => {}); // heard below, or as what broke the writing
  let chunk = "";
  for (const row of rows) {
    chunk += row;
    if (chunk.length < CHUNK_LETTERS) continue;
    if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), done]);
    chunk = "";
  }
  stream.end(chunk);
  await done;
}

/** One line of COPY's text format. */
export const copyLine = (values: readonly unknown[]): string => `${values.map(copyText).join("\t")}\n`;

/** A value as COPY reads it: objects as JSON, null as \N. */
export function copyText(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replace(/[\\\t\n\r]/g, (letter) => ESCAPED[letter] ?? letter);
}

const ESCAPED: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
