import { createDecipheriv, createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import {
  BackupFileError,
  type ContentLine,
  DIGEST_BYTES,
  FORMAT,
  FORMAT_VERSION,
  type Header,
  TAG_BYTES,
} from "./backup-format.ts";
import { contentKey } from "./content-key.ts";

export type ContentPart = ContentLine | { kind: "rows"; bytes: Buffer };

const LONGEST_HEADER = 4096;
const DAMAGED = "O arquivo de backup está danificado ou incompleto. Use outro backup.";

/**
 * The content, in order. Whoever reads to the end knows that the file is whole and, if it is encrypted, that it is the one
 * that was written: so read all of it once before acting on any of it.
 */
export async function* readBackupFile(file: string, key?: string): AsyncGenerator<ContentPart> {
  const handle = await open(file);
  try {
    const { header, first, size } = await readHeader(handle);
    await checkDigest(handle, size);
    const content = () =>
      createReadStream(file, { start: first.length, end: size - 1 - trailerBytes(header) });
    const clear = header.encryption ? decrypt(content, { header, first, handle, size, key }) : content();
    yield* readParts(createZstdDecompress(), clear);
  } catch (error) {
    if (error instanceof BackupFileError) throw error;
    throw new BackupFileError(DAMAGED, { cause: error });
  } finally {
    await handle.close();
  }
}

async function readHeader(handle: FileHandle): Promise<{ header: Header; first: Buffer; size: number }> {
  const { size } = await handle.stat();
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
  const end = buffer.subarray(0, bytesRead).indexOf(10);
  const first = buffer.subarray(0, end + 1);
  const header = end < 0 ? null : parseHeader(first.toString());
  if (header?.format !== FORMAT)
    throw new BackupFileError(
      "Este arquivo não é um backup deste sistema. Confira se escolheu o arquivo certo.",
    );
  if (header.v !== FORMAT_VERSION)
    throw new BackupFileError("Este backup é de uma versão mais nova do sistema. Atualize o sistema antes.");
  return { header, first, size };
}

function parseHeader(text: string): Header | null {
  try {
    return JSON.parse(text) as Header; // as: its format and version are looked at next
  } catch {
    return null;
  }
}

const trailerBytes = ({ encryption }: Header) => DIGEST_BYTES + (encryption ? TAG_BYTES : 0);

/** Before anything else: a disk's mistake is told apart from a wrong key. */
async function checkDigest(handle: FileHandle, size: number): Promise<void> {
  const hash = createHash("sha256");
  const body = handle.createReadStream({ start: 0, end: size - 1 - DIGEST_BYTES, autoClose: false });
  for await (const chunk of body) hash.update(chunk);
  const { buffer } = await handle.read(Buffer.alloc(DIGEST_BYTES), 0, DIGEST_BYTES, size - DIGEST_BYTES);
  if (!hash.digest().equals(buffer)) throw new BackupFileError(DAMAGED);
}

interface Sealed {
  header: Header;
  first: Buffer;
  handle: FileHandle;
  size: number;
  key: string | undefined;
}

async function* decrypt(content: () => Readable, { header, first, handle, size, key }: Sealed) {
  if (key === undefined)
    throw new BackupFileError("Este backup está criptografado. Informe BACKUP_KEY com a chave dele.");
  const { salt, iv } = header.encryption!;
  const at = size - DIGEST_BYTES - TAG_BYTES;
  const { buffer: tag } = await handle.read(Buffer.alloc(TAG_BYTES), 0, TAG_BYTES, at);
  const start = () =>
    createDecipheriv("aes-256-gcm", contentKey(key, salt), Buffer.from(iv, "base64"))
      .setAAD(first)
      .setAuthTag(tag);
  // Once without using it: nothing that is not authentic reaches the decompressor.
  const proof = start();
  for await (const chunk of handle.createReadStream({
    start: first.length,
    end: at - 1,
    autoClose: false,
  }))
    proof.update(chunk);
  try {
    proof.final();
  } catch {
    throw new BackupFileError(
      "BACKUP_KEY não é a chave deste backup. Informe a que valia quando ele foi feito.",
    );
  }
  const decipher = start();
  for await (const chunk of content()) yield decipher.update(chunk);
}

async function* readParts(
  unzip: ReturnType<typeof createZstdDecompress>,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<ContentPart> {
  const feed = pipeline(Readable.from(source, { objectMode: false }), unzip);
  // Whoever reads meets the same error, sooner.
  feed.catch(() => {});
  const bytes = createByteReader(unzip);
  try {
    for (;;) {
      const part = JSON.parse((await bytes.line()).toString()) as ContentLine; // as: written by writeBackupFile, and its digest fits
      yield part;
      if (part.kind === "end") break;
      if (part.kind !== "table") continue;
      for (let length = Number(await bytes.line()); length > 0; length = Number(await bytes.line()))
        yield { kind: "rows", bytes: await bytes.take(length) };
    }
    await feed;
  } finally {
    unzip.destroy();
  }
}

function createByteReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const { value, done } = await chunks.next();
    if (done) throw new BackupFileError(DAMAGED);
    held = held.length === 0 ? value : Buffer.concat([held, value]);
  };
  const take = async (length: number): Promise<Buffer> => {
    while (held.length < length) await more();
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  return {
    take,
    async line(): Promise<Buffer> {
      let end = held.indexOf(10);
      while (end < 0) {
        await more();
        end = held.indexOf(10);
      }
      return (await take(end + 1)).subarray(0, end);
    },
  };
}
