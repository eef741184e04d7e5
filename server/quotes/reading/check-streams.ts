import { createInflate, inflateSync } from "node:zlib";
import { MAX_STREAM_BYTES } from "./inflate-at-once.ts";

/** So much is inflated at once, without the detour over another thread: all that a usual quote holds. */
const SMALL_BYTES = 2 * 1024 * 1024;
const MAX_TOTAL_BYTES = 96 * 1024 * 1024;

/** `swollen`: inflates out of bounds. `damaged`: a compressed stream does not end as its check sum says. */
export type StreamsVerdict = "fine" | "swollen" | "damaged";

/**
 * Inflates the compressed streams of a file piece by piece and throws them away, before the PDF library sees them: the
 * library would inflate a bomb into memory first, and take what it can from a damaged stream, perhaps with wrong
 * letters, in silence. A stream is found by the word and not by the table of contents, as the library does in need;
 * what hides behind a second filter is left to the watch on this process's memory.
 */
export async function checkStreams(bytes: Buffer): Promise<StreamsVerdict> {
  let total = 0;
  let damaged = false;
  for (let word = bytes.indexOf("stream"); word >= 0; word = bytes.indexOf("stream", word + 6)) {
    if (bytes.toString("latin1", word - 3, word) === "end") continue;
    const start = nextLine(bytes, word + 6);
    if (!isZlib(bytes, start)) continue;
    const { length, whole } = await inflatedLength(bytes, start, MAX_STREAM_BYTES);
    total += length;
    if (length > MAX_STREAM_BYTES || total > MAX_TOTAL_BYTES) return "swollen";
    damaged ||= !whole && isSurelyInflated(bytes, word);
  }
  return damaged ? "damaged" : "fine";
}

/** Where a stream's bytes begin: on the line after its word, whatever stands between. */
function nextLine(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === 0x0a) return at + 1;
    if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  }
  return bytes.length;
}

function isZlib(bytes: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = [bytes[at], bytes[at + 1]];
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

/** The dictionary before the word names this one filter and no other; other bytes may look like zlib by chance. */
function isSurelyInflated(bytes: Buffer, word: number): boolean {
  const before = bytes.toString("latin1", Math.max(0, word - 1024), word);
  const dictionary = before.slice(before.lastIndexOf(" obj"));
  return /\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(\/(?!FlateDecode|Fl\b)|>>)/.test(dictionary);
}

function inflatedLength(
  bytes: Buffer,
  start: number,
  limit: number,
): { length: number; whole: boolean } | Promise<{ length: number; whole: boolean }> {
  try {
    // All that follows in the file is offered: the stated length may lie, and zlib knows where its stream ends.
    return {
      length: inflateSync(bytes.subarray(start), { maxOutputLength: SMALL_BYTES }).length,
      whole: true,
    };
  } catch {
    return countInflated(bytes, start, limit);
  }
}

function countInflated(
  bytes: Buffer,
  start: number,
  limit: number,
): Promise<{ length: number; whole: boolean }> {
  const { promise, resolve } = Promise.withResolvers<{ length: number; whole: boolean }>();
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  let length = 0;
  const finish = (whole: boolean) => {
    inflate.destroy();
    resolve({ length, whole });
  };
  inflate.on("data", (piece: Buffer) => {
    length += piece.length;
    if (length > limit) finish(false);
  });
  inflate.on("end", () => finish(true));
  inflate.on("error", () => finish(false));
  inflate.end(bytes.subarray(start));
  return promise;
}
