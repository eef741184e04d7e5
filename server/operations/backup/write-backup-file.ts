import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable, Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress } from "node:zlib";
import { FORMAT, FORMAT_VERSION, type Header } from "./backup-format.ts";
import { contentKey } from "./content-key.ts";

/** Readable by its owner only: it holds everything. */
export async function writeBackupFile(
  file: string,
  content: AsyncIterable<Buffer>,
  { key, takenAt = new Date() }: { key?: string | undefined; takenAt?: Date } = {},
): Promise<void> {
  const salt = randomBytes(16).toString("base64");
  const iv = randomBytes(12).toString("base64");
  const header: Header = {
    format: FORMAT,
    v: FORMAT_VERSION,
    takenAt: takenAt.toISOString(),
    ...(key !== undefined && { encryption: { salt, iv } }),
  };
  const first = Buffer.from(`${JSON.stringify(header)}\n`);
  const encrypted = key === undefined ? [] : [encrypt(contentKey(key, salt), iv, first)];
  await pipeline([
    Readable.from(content, { objectMode: false }),
    createZstdCompress(),
    ...encrypted,
    sealed(first),
    createWriteStream(file, { mode: 0o600, flush: true }),
  ]);
}

/** The header is authenticated along: nobody turns an encrypted backup into another one. */
function encrypt(key: Buffer, iv: string, header: Buffer): Transform {
  const cipher = createCipheriv("aes-256-gcm", key, Buffer.from(iv, "base64")).setAAD(header);
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, cipher.update(chunk)),
    flush: (done: TransformCallback) => done(null, Buffer.concat([cipher.final(), cipher.getAuthTag()])),
  });
}

function sealed(first: Buffer): Transform {
  const hash = createHash("sha256").update(first);
  let begun = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!begun) this.push(first);
      begun = true;
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done: TransformCallback) => done(null, hash.digest()),
  });
}
