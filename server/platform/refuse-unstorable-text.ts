import type { FastifyInstance } from "fastify";
import { AppError } from "./app-error.ts";

/**
 * PostgreSQL stores neither NUL nor half a surrogate pair: without this, the first query that meets one would fail as if
 * the fault were ours. After authentication, so that a stranger still learns nothing.
 */
export function refuseUnstorableText(app: FastifyInstance): void {
  app.addHook("preValidation", async ({ params, query, body }) => {
    if (!isStorable([params, query]) || !isStorable(body)) throw new AppError("bad_request");
  });
}

/** Iterative: a body may be nested deeper than the stack. */
function isStorable(root: unknown): boolean {
  const left = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string") {
      if (value.includes("\0") || !value.isWellFormed()) return false;
    } else if (Array.isArray(value)) {
      for (const item of value) left.push(item);
    } else if (isPlain(value)) {
      for (const [key, item] of Object.entries(value)) left.push(key, item);
    }
  }
  return true;
}

/** Parsed JSON and queries; a file or a stream is its reader's matter. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
