import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the checkout, also when this code runs bundled from another place in it. */
export const ROOT = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findRoot(dirname(folder));
}
