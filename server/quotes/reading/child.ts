import { extractTextItems, getDocumentProxy } from "unpdf";
import type { ErrorCode } from "../../../shared/error-codes.ts";
import type { ReadQuote } from "../../../shared/quotes/quote.ts";
import { inflatesWithinBounds } from "./inflate-cap.ts";
import { parseQuote } from "./parse-quote.ts";

const MAX_PAGES = 200;

export type ChildAnswer = { quote: ReadQuote } | { error: ErrorCode };

// This process reads files from strangers and nothing else; its parent ends it when it grows or stalls.
process.on("message", (bytes: Uint8Array) => {
  read(Buffer.from(bytes)).then((answer) => process.send?.(answer));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

async function read(bytes: Buffer): Promise<ChildAnswer> {
  if (bytes.subarray(0, 1024).indexOf("%PDF-") < 0) return { error: "not_a_pdf" };
  if (!inflatesWithinBounds(bytes)) return { error: "took_too_long" };
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes));
    try {
      if (document.numPages > MAX_PAGES) return { error: "too_large" };
      const { items } = await extractTextItems(document);
      const quote = parseQuote(items);
      return quote ? { quote } : { error: "not_a_quote" };
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    return {
      error:
        error instanceof Error && error.name === "PasswordException" ? "encrypted_pdf" : "unreadable_pdf",
    };
  }
}
