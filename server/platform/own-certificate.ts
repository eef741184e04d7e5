import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { lanAddresses, machineNames } from "./lan-addresses.ts";

export interface OwnCertificate {
  key: string;
  /** The server's certificate followed by the authority's. */
  cert: string;
  /** What a tablet installs, once. */
  caCertPem: string;
}

const DAY_MS = 86_400_000;
/** Renewed this long before the end; a shop restarts more often than that. */
const RENEW_BEFORE_MS = 30 * DAY_MS;

/**
 * Https in a network without names: an authority of our own, made once and kept (tablets trust it for years), and a
 * server certificate that follows the machine's addresses.
 */
export async function ownCertificate(
  dataDir: string,
  names: string[] = certificateNames(),
  now: Date = new Date(),
): Promise<OwnCertificate> {
  // Making certificates takes ten megabytes of code that only a shop with --https needs, and only here.
  const { issueAuthority, issueServerCertificate } = await import("./issue-certificate.ts");
  const folder = join(dataDir, "https");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority = await kept(
    folder,
    "ca",
    (cert) => !expiresSoon(cert, now),
    () => issueAuthority(now),
  );
  const server = await kept(
    folder,
    "server",
    (cert) =>
      !expiresSoon(cert, now) &&
      coversAll(cert, names) &&
      cert.checkIssued(new X509Certificate(authority.cert)),
    () => issueServerCertificate(authority, names, now),
  );
  return { key: server.key, cert: server.cert + authority.cert, caCertPem: authority.cert };
}

export function certificateNames(): string[] {
  // A machine's name may hold what no certificate may; under its address it is reached all the same.
  const names = machineNames().filter((name) => /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(name));
  return [...new Set(["localhost", "127.0.0.1", "::1", ...names, ...lanAddresses()])];
}

export interface KeyPair {
  key: string;
  cert: string;
}

/** Key and certificate live in one file: renamed into place together, they always belong together. */
async function kept(
  folder: string,
  name: string,
  isGood: (cert: X509Certificate) => boolean,
  make: () => Promise<KeyPair>,
): Promise<KeyPair> {
  const file = join(folder, `${name}.pem`);
  const found = existsSync(file) ? splitPem(readFileSync(file, "utf8")) : undefined;
  if (found && isGood(new X509Certificate(found.cert))) return found;
  const made = await make();
  writeFileSync(`${file}.new`, made.key + made.cert, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return made;
}

function splitPem(text: string): KeyPair | undefined {
  const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----\n/.exec(text)?.[0];
  const cert = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/.exec(text)?.[0];
  return key && cert ? { key, cert } : undefined;
}

function expiresSoon(cert: X509Certificate, now: Date): boolean {
  return cert.validToDate.getTime() - now.getTime() < RENEW_BEFORE_MS;
}

/** An address that was added needs a new certificate; one that went away does no harm. */
function coversAll(cert: X509Certificate, names: string[]): boolean {
  return names.every((name) => (isIP(name) ? cert.checkIP(name) : cert.checkHost(name)) !== undefined);
}
