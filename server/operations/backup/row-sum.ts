import { createHash } from "node:crypto";
import type { TableSum } from "./backup-format.ts";

const NEWLINE = 10;

/** COPY escapes line breaks inside values, so that each one ends a row. */
export function createRowSum() {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add(chunk: Buffer): void {
      hash.update(chunk);
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows++;
    },
    end: (): TableSum => ({ rows, sha256: hash.digest("hex") }),
  };
}
