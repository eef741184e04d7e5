import type { ErrorCode } from "../../../shared/error-codes.ts";

/** A file that could not be read at all, and which sentence says why. */
export class QuoteReadError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.code = code;
  }
}
