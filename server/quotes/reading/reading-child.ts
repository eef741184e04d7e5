import { writeFileSync } from "node:fs";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import type { ErrorCode } from "../../../shared/error-codes.ts";
import type { ReadQuote } from "../../../shared/quotes/quote.ts";
import { checkStreams } from "./check-streams.ts";
import { type Digits, drawnRuns } from "./drawn-runs.ts";
import { LIGHT_OPTIONS, lightenLibrary } from "./lighten-library.ts";
import { parseQuote } from "./parse-quote.ts";
import type { TextRun } from "./text-run.ts";

export const MAX_PAGES = 200;

export type ChildAnswer = { quote: ReadQuote } | { error: ErrorCode };

// This process reads files from strangers and nothing else; its parent ends it when it grows or stalls.
process.on("message", (bytes: Uint8Array) => {
  const swollen = new Promise<ChildAnswer>((resolve) => {
    onSwollen = () => resolve({ error: "took_too_long" });
  });
  const answer = read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  Promise.race([answer, swollen]).then((first) => process.send?.(first));
});
process.on("disconnect", () => process.exit(0));
offerToDieFirst();
let onSwollen = () => {};
lightenLibrary(() => onSwollen());
await getResolvedPDFJS();
process.send?.("ready");

async function read(bytes: Buffer): Promise<ChildAnswer> {
  const streams = await checkStreams(bytes);
  if (streams === "swollen") return { error: "took_too_long" };
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      // Text is all we want: no picture is decoded, nothing comes from this machine.
      maxImageSize: 1,
      ...LIGHT_OPTIONS,
      useSystemFonts: false,
      enableXfa: false,
    });
    try {
      if (document.numPages > MAX_PAGES) return { error: "too_large" };
      // After opening, so that a file with a password says so.
      if (streams === "damaged") return { error: "unreadable_pdf" };
      const pages: TextRun[][] = [];
      const digits: Digits = new Map();
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number);
        pages.push(await drawnRuns(page, digits));
        page.cleanup();
      }
      const quote = parseQuote(pages);
      return quote ? { quote } : { error: "not_a_quote" };
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    const needsPassword = error instanceof Error && error.name === "PasswordException";
    return { error: needsPassword ? "encrypted_pdf" : "unreadable_pdf" };
  }
}

/** Should a container's memory run out between two looks of the parent, this process goes and not the shop's. Linux only. */
function offerToDieFirst(): void {
  try {
    writeFileSync("/proc/self/oom_score_adj", "1000");
  } catch {
    // Another system; the parent's watch remains.
  }
}
