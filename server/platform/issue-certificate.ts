// The library's decorators need it, loaded before them.
import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { KeyPair } from "./own-certificate.ts";

const DAY_MS = 86_400_000;
/** Installing it on every tablet is work for a person, so it lasts. */
const AUTHORITY_DAYS = 3650;
/** The longest that Apple's devices accept for a certificate of an own authority is 825 days. */
const SERVER_DAYS = 397;
/** Tablets whose clock is a little late. */
const CLOCK_SKEW_MS = DAY_MS;

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

cryptoProvider.set(crypto);

export async function issueAuthority(now: Date): Promise<KeyPair> {
  const keys = await newKeys();
  const serialNumber = newSerialNumber();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber,
    // A name of its own: an authority made anew must not be taken for the one that a tablet knows.
    name: [{ CN: [`Separacao PMCELL ${serialNumber.slice(0, 8)}`] }],
    ...validity(now, AUTHORITY_DAYS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return asPem(keys, certificate);
}

export async function issueServerCertificate(
  authority: KeyPair,
  names: string[],
  now: Date,
): Promise<KeyPair> {
  const keys = await newKeys();
  const issuer = new X509Certificate(authority.cert);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: [{ CN: ["Separacao de pedidos"] }],
    issuer: issuer.subject,
    ...validity(now, SERVER_DAYS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value): JsonGeneralName => ({ type: isIP(value) ? "ip" : "dns", value })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return asPem(keys, certificate);
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

function signingKey(pem: string): Promise<CryptoKey> {
  const [der] = PemConverter.decode(pem);
  if (!der) throw new Error("the authority's file holds no key");
  return crypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]);
}

async function asPem(keys: CryptoKeyPair, certificate: X509Certificate): Promise<KeyPair> {
  const der = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { key: `${PemConverter.encode(der, "PRIVATE KEY")}\n`, cert: `${certificate.toString("pem")}\n` };
}

function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  const start = now.getTime() - CLOCK_SKEW_MS;
  return { notBefore: new Date(start), notAfter: new Date(start + days * DAY_MS) };
}

/** Positive and never zero-led: the first byte is between 0x40 and 0x7f. */
function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | (bytes[0]! & 0x3f);
  return bytes.toString("hex");
}
