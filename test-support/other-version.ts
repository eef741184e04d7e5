import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** The files of a version, for `launchServer`. */
export interface OtherVersion {
  root: string;
  remove(): void;
}

/** The commit before the newest migration: what serves while that migration runs. Undefined where the history is not there. */
export function commitBeforeNewestMigration(): string | undefined {
  const newest = readdirSync(join(ROOT, "migrations"))
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .at(-1);
  try {
    const added = git("log", "--diff-filter=A", "--format=%H", "-1", "--", `migrations/${newest}`);
    // A migration that nobody has committed yet comes after everything that was.
    return git("rev-parse", "--verify", added ? `${added}^` : "HEAD");
  } catch {
    return undefined;
  }
}

export function versionOf(commit: string): OtherVersion {
  return makeVersion((root) => {
    const files = execFileSync("git", ["archive", commit, "server", "shared", "migrations", "package.json"], {
      cwd: ROOT,
      maxBuffer: 1024 ** 3,
    });
    execFileSync("tar", ["-x", "-C", root], { input: files });
  });
}

/** This version with one migration more. */
export function versionWithMigration(name: string, sql: string): OtherVersion {
  return makeVersion((root) => {
    for (const part of ["server", "shared", "migrations", "package.json"])
      cpSync(join(ROOT, part), join(root, part), { recursive: true });
    writeFileSync(join(root, "migrations", name), sql);
  });
}

function makeVersion(fill: (root: string) => void): OtherVersion {
  const root = mkdtempSync(join(tmpdir(), "separacao-version-"));
  fill(root);
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

function git(...args: string[]): string {
  return execFileSync("git", args, {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}
