import { inflateSync } from "node:zlib";

/** A quote's page inflates to some 100 kB; its logo and fonts to a few MB. What grows past this is no quote. */
const MAX_STREAM_BYTES = 48 * 1024 * 1024;
const MAX_TOTAL_BYTES = 128 * 1024 * 1024;

/**
 * True when the compressed streams of a file stay within bounds. Inflated one by one with a hard limit and thrown away,
 * before a PDF library sees them: a library would inflate a bomb into memory first and complain after.
 */
export function inflatesWithinBounds(bytes: Buffer): boolean {
  let total = 0;
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.subarray(at - 3, at).toString("latin1") === "end") continue;
    let start = at + 6;
    if (bytes[start] === 0x0d) start += 1;
    if (bytes[start] === 0x0a) start += 1;
    const isZlib = (bytes[start]! & 0x0f) === 8 && ((bytes[start]! << 8) | bytes[start + 1]!) % 31 === 0;
    if (!isZlib) continue;
    const end = bytes.indexOf("endstream", start);
    try {
      total += inflateSync(bytes.subarray(start, end < 0 ? undefined : end), {
        maxOutputLength: MAX_STREAM_BYTES,
      }).length;
    } catch (error) {
      if (error instanceof RangeError) return false;
      // A damaged stream is for the library to judge.
    }
    if (total > MAX_TOTAL_BYTES) return false;
  }
  return true;
}
