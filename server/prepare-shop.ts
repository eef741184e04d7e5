import { type Config, ConfigError } from "./config.ts";
import { ensureFirstAdmin } from "./people/first-admin.ts";
import type { Database } from "./platform/database.ts";
import { databaseIsAway } from "./platform/database-away.ts";
import { keepTrying } from "./platform/keep-trying.ts";
import { migrate } from "./platform/migrate.ts";

export interface PrepareOptions {
  database: Database;
  url: string;
  config: Pick<Config, "secretKeys" | "firstAdmin">;
  log: { warn(details: object, message: string): void };
}

/**
 * What must hold before the first request is served: the schema, and somebody who may sign in. A database that is not in
 * reach yet is waited for, however long; what waiting does not mend ends the start. @returns the code of the first-run screen, while there is nobody
 */
export async function prepareShop({ database, url, config, log }: PrepareOptions): Promise<string | null> {
  const prepare = async () => {
    await migrate(url);
    return ensureFirstAdmin(database, config);
  };
  const failed = (err: unknown, againInMs: number) =>
    log.warn({ err, againInMs }, "the database is not ready for this process yet");
  const { setupCode } = await keepTrying(prepare, { passes: databaseIsAway, failed }).catch(
    (error: unknown) => {
      throw refusedBy(error) ?? error;
    },
  );
  return setupCode;
}

/** What the server says to an address that is wrong, in words that name the variable. */
function refusedBy(error: unknown): ConfigError | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("28"))
    return new ConfigError("DATABASE_URL", "o banco de dados recusou o usuário ou a senha deste endereço.");
  if (code === "3D000") return new ConfigError("DATABASE_URL", "este banco de dados não existe no servidor.");
  return undefined;
}
