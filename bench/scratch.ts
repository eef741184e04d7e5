import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of this run, gone at its end. */
export const SCRATCH = mkdtempSync(join(tmpdir(), "separacao-bench-"));
process.once("exit", () => rmSync(SCRATCH, { recursive: true, force: true }));
