import type { FastifyRequest } from "fastify";
import { AppError } from "../platform/app-error.ts";
import { MAX_FILE_BYTES } from "./reading/quote-reader.ts";

/** What a form adds around its one file. */
const FORM_BYTES = 64 * 1024;

/** As `onRequest`: a body that says how much too large it is need not be taken in at all. */
export async function refuseLargeUpload(request: FastifyRequest): Promise<void> {
  if (bodyBytesOf(request) > MAX_FILE_BYTES + FORM_BYTES) throw new AppError("too_large");
}

/** How much memory it may come to; a body that does not say may be as large as any. */
export const bodyBytesOf = ({ headers }: FastifyRequest): number =>
  Number(headers["content-length"] ?? MAX_FILE_BYTES);

/** The one file of a form, in memory. */
export async function readUpload(request: FastifyRequest): Promise<Buffer> {
  try {
    return await Promise.race([readForm(request), lineIsCut(request)]);
  } catch (error) {
    // The form's reader throws plain errors for what it cannot understand.
    if (error instanceof Error && !(error instanceof AppError) && !("statusCode" in error))
      throw new AppError("bad_request", { field: "file" });
    throw error;
  }
}

async function readForm(request: FastifyRequest): Promise<Buffer> {
  const part = await request.file();
  if (!part) throw new AppError("bad_request", { field: "file" });
  const bytes = await part.toBuffer();
  // The plugin's own error may come too late for its own end: then the file would only look damaged.
  if (part.file.truncated) throw new AppError("too_large");
  return bytes;
}

/** The form's reader waits for ever for the rest of a file whose sender has gone. */
function lineIsCut({ raw }: FastifyRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = () => !raw.complete && reject(new AppError("bad_request", { field: "file" }));
    if (raw.destroyed) refuse();
    else raw.once("close", refuse);
  });
}
