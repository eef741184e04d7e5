import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.ts";

const PAGE = join(ROOT, "dist/web/index.html");

/** Names the screens that this process serves: the page names its files, and they carry a hash of what is in them. */
export function webBuild(): string {
  if (!existsSync(PAGE)) return "none";
  return createHash("sha256").update(readFileSync(PAGE)).digest("hex").slice(0, 12);
}
