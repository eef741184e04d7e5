import { chownSync, lstatSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { PostgresUser } from "./postgres-user.ts";

const PREFIX = "separacao-pg-";
/** The kernel's limit for a socket's path, less the name that PostgreSQL appends. */
const LONGEST = 107 - "/.s.PGSQL.5432".length - "XXXXXX".length;

/** A private folder on a short path: whoever can enter it is the database's superuser, so only we and the server can. */
export function makeSocketFolder(user: PostgresUser | undefined): string {
  const wanted = join(tmpdir(), PREFIX);
  // As root the server's user must get through the parents, which a private TMPDIR may bar.
  const folder = mkdtempSync(user || wanted.length > LONGEST ? join("/tmp", PREFIX) : wanted);
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Only ever removes a folder that this file made. */
export function removeSocketFolder(folder: string): void {
  if (!basename(folder).startsWith(PREFIX)) return;
  try {
    if (lstatSync(folder).isDirectory()) rmSync(folder, { recursive: true, force: true });
  } catch {
    // Already gone, or somebody else's: both fine.
  }
}
