import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The secret of an installation that was given none. It must outlive restarts (sessions and PIN hashes hang on it), so
 * it lies beside the data that it protects, readable by this user only; a backup of the data has to take it along.
 */
export function keepOwnSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const file = ownSecretFile(dataDir);
  return readSecret(file) ?? makeSecret(file);
}

export function ownSecretFile(dataDir: string): string {
  return join(dataDir, "secret.key");
}

/** Written beside and linked into place: two starts at once agree on one, and a cut-off write never becomes the secret. */
function makeSecret(file: string): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const secret = readSecret(file);
  if (!secret) throw new Error(`O arquivo ${file} existe mas não contém uma chave. Restaure-o de um backup.`);
  return secret;
}

/** Of a data folder whose program may never have run here. */
export function readOwnSecret(dataDir: string): string | undefined {
  return readSecret(ownSecretFile(dataDir));
}

/** After a restore: the PINs of the backup were hashed with its secret. The one that was here is kept beside it. */
export function replaceOwnSecret(dataDir: string, secret: string): void {
  const file = ownSecretFile(dataDir);
  if (readSecret(file) === secret) return;
  mkdirSync(dataDir, { recursive: true });
  if (existsSync(file)) renameSync(file, `${file}.before-restore`);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

function readSecret(file: string): string | undefined {
  try {
    const secret = readFileSync(file, "utf8").trim();
    return secret.length >= 16 ? secret : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
