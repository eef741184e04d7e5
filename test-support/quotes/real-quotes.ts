import { existsSync, globSync } from "node:fs";
import { join, resolve } from "node:path";

/** Real files of a shop, where this machine has some: QUOTES_DIR, or a folder beside the checkout. Never part of the project. */
export function realQuoteFiles(): string[] {
  const folder = process.env.QUOTES_DIR ?? resolve(import.meta.dirname, "../../../shared/quotes");
  return existsSync(folder) ? globSync(join(folder, "*.pdf")).sort() : [];
}
