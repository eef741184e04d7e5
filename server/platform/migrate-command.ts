import { setTimeout as wait } from "node:timers/promises";
import { readCommandConfig } from "../config.ts";
import { migrate } from "./migrate.ts";
import { reachDatabase } from "./reach-database.ts";

/** A database that starts together with us, or whose private name is not known yet. */
const NOT_YET = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03"];
const PATIENCE_MS = 30_000;

/** bin/migrate, and a platform's step before the new version starts: what the start does first, and nothing else. */
try {
  const { url, close } = await reachDatabase(readCommandConfig(process.env));
  try {
    const names = await migrateOnceThere(url);
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

async function migrateOnceThere(url: string): Promise<string[]> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await migrate(url);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (!NOT_YET.includes(code) || Date.now() > deadline) throw error;
      await wait(1_000);
    }
  }
}
