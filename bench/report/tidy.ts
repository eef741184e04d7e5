import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** What a program wrote must look as the formatter wants it, or bin/check refuses it. */
export function tidy(...files: string[]): void {
  const done = spawnSync(join(ROOT, "node_modules/.bin/biome"), ["format", "--write", ...files], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(done.stderr);
}
