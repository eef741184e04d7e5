import { readdirSync } from "node:fs";
import type { Config } from "../config.ts";
import { silentLog } from "./embedded-postgres/log.ts";
import { runningEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

export interface ReachedDatabase {
  url: string;
  close(): Promise<void>;
}

/** For commands, which work beside the running program and without it. */
export async function reachDatabase(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  { makeMissing = false } = {},
): Promise<ReachedDatabase> {
  if (databaseUrl) return { url: databaseUrl, close: async () => {} };
  const major = majorIn(dataDir);
  // Starting one here would make an empty shop where somebody only mistyped DATA_DIR.
  if (major === undefined && !makeMissing)
    throw new Error(`Não há dados em ${dataDir}. Informe a pasta com DATA_DIR ou o banco com DATABASE_URL.`);
  const running = major === undefined ? undefined : runningEmbeddedPostgres(dataDir, major);
  if (running) return { url: running, close: async () => {} };
  const own = await startEmbeddedPostgres({ dataDir, log: silentLog });
  return { url: own.url, close: own.stop };
}

function majorIn(dataDir: string): number | undefined {
  try {
    const majors = readdirSync(dataDir).map((name) => /^postgres-(\d+)(\.location)?$/.exec(name)?.[1]);
    const found = majors.filter((major) => major !== undefined).map(Number);
    return found.length > 0 ? Math.max(...found) : undefined;
  } catch {
    return undefined;
  }
}
