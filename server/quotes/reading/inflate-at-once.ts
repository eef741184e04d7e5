import { inflateRawSync, inflateSync } from "node:zlib";

/** A quote's page inflates to some 60 kB, its font to 320 kB, a logo to a few MB. What grows past this is no quote. */
export const MAX_STREAM_BYTES = 48 * 1024 * 1024;

interface Writer {
  ready: Promise<void>;
  write(piece: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * Takes the place of the runtime's DecompressionStream, as far as the PDF library uses it. That one sends each piece to
 * another thread and back, and knows no bound. What swells past ours never arrives, so that the library does not go on
 * with means of its own; `onSwollen` is told.
 */
export function inflateAtOnce(onSwollen: () => void) {
  return class InflateAtOnce {
    readonly readable: AsyncIterable<Uint8Array>;
    readonly writable: { getWriter(): Writer };

    constructor(format: string) {
      const pieces: Uint8Array[] = [];
      const closed = Promise.withResolvers<void>();
      this.readable = inflated(pieces, closed.promise, format);
      this.writable = {
        getWriter: () => ({
          ready: Promise.resolve(),
          write: async (piece) => void pieces.push(piece),
          close: async () => closed.resolve(),
        }),
      };
    }
  };

  async function* inflated(pieces: Uint8Array[], closed: Promise<void>, format: string) {
    await closed;
    const inflate = format === "deflate-raw" ? inflateRawSync : inflateSync;
    try {
      yield inflate(Buffer.concat(pieces), { maxOutputLength: MAX_STREAM_BYTES });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      onSwollen();
      await new Promise(() => {});
    }
  }
}
