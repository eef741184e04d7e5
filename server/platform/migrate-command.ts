import { readCommandConfig } from "../config.ts";
import { databaseIsAway } from "./database-away.ts";
import { keepTrying } from "./keep-trying.ts";
import { migrate } from "./migrate.ts";
import { reachDatabase } from "./reach-database.ts";

/** For a database that starts together with us, or whose private name is not known yet. */
const PATIENCE_MS = 30_000;

/** bin/migrate, and a platform's step before the new version starts: what the start does first, and nothing else. */
try {
  const { url, close } = await reachDatabase(readCommandConfig(process.env));
  try {
    const deadline = Date.now() + PATIENCE_MS;
    const passes = (error: unknown) => databaseIsAway(error) && Date.now() < deadline;
    const names = await keepTrying(() => migrate(url), { passes });
    console.log(
      names.length > 0 ? `Banco atualizado: ${names.join(", ")}.` : "O banco já está na versão do programa.",
    );
  } finally {
    await close();
  }
} catch (error) {
  console.error(error instanceof Error ? [error.message, error.cause].filter(Boolean).join(": ") : error);
  process.exitCode = 1;
}
