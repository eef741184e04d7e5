import type { FastifyInstance } from "fastify";
import { ERRORS, type ErrorCode } from "../../shared/error-codes.ts";
import { AppError } from "./app-error.ts";
import { databaseIsAway } from "./database-away.ts";
import { subjectOf } from "./request-log.ts";

/** When whoever could not be served may ask again: databases restart and processes are replaced within seconds. */
export const RETRY_AFTER_S = 2;

/** The one place where failures become answers: `{ code, message, details }`, and nothing of our insides. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { code, details } = nameOf(error);
    if (code === "internal") {
      const { method, routeOptions } = request;
      request.log.error(
        { method, route: routeOptions.url, ...subjectOf(request), err: error },
        "request failed",
      );
    }
    if (code === "unavailable") {
      if (!(error instanceof AppError)) request.log.warn({ err: error }, "the database could not do it now");
      reply.header("retry-after", RETRY_AFTER_S);
    }
    if (code === "too_many_requests")
      reply.header("retry-after", typeof details.retryAfterS === "number" ? details.retryAfterS : 1);
    if (code === "locked" && typeof details.until === "string") {
      reply.header("retry-after", Math.max(1, Math.ceil((Date.parse(details.until) - Date.now()) / 1000)));
    }
    const { status, message } = ERRORS[code];
    return reply.code(status).send({ code, message, details });
  });
}

function nameOf(error: unknown): { code: ErrorCode; details: Record<string, unknown> } {
  if (error instanceof AppError) return { code: error.code, details: error.details };
  if (!(error instanceof Error)) return { code: "internal", details: {} };
  // Whoever hung up in the middle of a request; the line's failure has the same name as one of the database's.
  if (error.message === "aborted") return { code: "bad_request", details: {} };
  if (databaseIsAway(error)) return { code: "unavailable", details: {} };
  const { code, statusCode, validation, validationContext } = error as Error & {
    // what Fastify and its plugins put on their errors
    code?: string;
    statusCode?: number;
    validation?: { instancePath: string; message?: string }[];
    validationContext?: string;
  };
  if (validation) {
    const problems = validation.map(({ instancePath, message }) => ({
      path: `${validationContext}${instancePath}`,
      message,
    }));
    return { code: "bad_request", details: { problems } };
  }
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return { code: "body_too_large", details: {} };
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return { code: "unsupported_media_type", details: {} };
  if (code === "FST_REQ_FILE_TOO_LARGE") return { code: "too_large", details: {} };
  if (statusCode && statusCode >= 400 && statusCode < 500) return { code: "bad_request", details: {} };
  return { code: "internal", details: {} };
}
