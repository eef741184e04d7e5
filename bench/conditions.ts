import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem } from "node:os";
import { Client } from "pg";
import type { Conditions } from "./report/results.ts";

export async function conditionsOf(url: string): Promise<Conditions> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ about: string }>(
    `SELECT split_part(version(), ' on ', 1) || string_agg(', ' || name || ' ' || current_setting(name), '' ORDER BY name) AS about
     FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size', 'full_page_writes')`,
  );
  await client.end();
  return {
    processors: `${cpus().length} × ${cpus()[0]?.model ?? "?"}`,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `Linux ${release()}`,
    node: process.version,
    postgres: rows[0]!.about,
    loadBefore: loadavg()[0]!,
  };
}

export function currentCommit(): string {
  try {
    const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" }).trim();
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain", "--", "server", "shared") ? "+" : ""}`;
  } catch {
    return "unknown";
  }
}
