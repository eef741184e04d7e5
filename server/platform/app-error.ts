import { ERRORS, type ErrorCode } from "../../shared/error-codes.ts";

/** A failure that has a name: its status and sentence come from the catalogue. Anything else is a 500 and an alarm. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, details: Record<string, unknown> = {}) {
    super(ERRORS[code].message);
    this.code = code;
    this.status = ERRORS[code].status;
    this.details = details;
  }
}
