import { spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { PostgresUser } from "./postgres-user.ts";
import { programEnvironment } from "./program-environment.ts";

export const SUPERUSER = "separacao";

/**
 * Makes an empty cluster. It is made beside its place and renamed when whole, so a power cut in the middle of the first
 * start leaves nothing that looks like a database.
 */
export async function initCluster(
  folder: string,
  binaries: Binaries,
  user: PostgresUser | undefined,
  fsync: boolean,
): Promise<void> {
  const parent = dirname(folder);
  const prefix = `${basename(folder)}.new-`;
  for (const leftOver of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    rmSync(join(parent, leftOver), { recursive: true, force: true });
  }
  const draft = mkdtempSync(join(parent, prefix));
  chmodSync(draft, 0o700);
  if (user) chownSync(draft, user.uid, user.gid);
  const args = [
    "-D",
    draft,
    "-U",
    SUPERUSER,
    "-E",
    "UTF8",
    "-A",
    "trust",
    "--data-checksums",
    "--no-instructions",
  ];
  await run(
    join(binaries.folder, "bin", "initdb"),
    [...args, ...localeOf(binaries.major), ...(fsync ? [] : ["--no-sync"])],
    {
      ...user,
      cwd: draft,
      env: programEnvironment(binaries),
    },
  );
  renameSync(draft, folder);
}

/**
 * Text is ordered by code point and folded by Unicode rules, the same on every machine and in every year. What people
 * read in order is sorted where it is asked for (COLLATE "pt-BR-x-icu" or on the screen): an index that hangs on the
 * operating system's idea of Portuguese breaks silently when that changes.
 */
function localeOf(major: number): string[] {
  if (major >= 17) return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  return ["--locale=C", "--lc-ctype=C.UTF-8"];
}

function run(
  program: string,
  args: string[],
  options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (data) => (said += data));
    child.stderr.on("data", (data) => (said += data));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `Não foi possível criar o banco (${basename(program)} terminou com ${code}): ${said.trim().slice(-600)}`,
          ),
        );
    });
  });
}
