import type { FastifyInstance, FastifyRequest } from "fastify";
import { ERRORS } from "../../shared/error-codes.ts";
import { AppError } from "./app-error.ts";
import { RETRY_AFTER_S } from "./error-answers.ts";
import type { Readiness } from "./readiness.ts";

/**
 * The port is open before the database is there, so that whoever watches sees a process that prepares itself and not one
 * that is gone. Until it is open, everything but `/health/*` is answered with 503.
 */
export function askToWait(app: FastifyInstance, readiness: Pick<Readiness, "isOpen">): void {
  app.addHook("onRequest", async (request, reply) => {
    if (readiness.isOpen() || request.url.startsWith("/health/")) return;
    if (!wantsPage(request)) throw new AppError("unavailable");
    return reply
      .code(503)
      .headers({ "retry-after": RETRY_AFTER_S, "cache-control": "no-store" })
      .type("text/html; charset=utf-8")
      .send(PAGE);
  });
}

const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  method === "GET" && headers.accept?.includes("text/html") === true;

/** Comes back by itself; without styles, which would be files that nobody serves yet. */
const PAGE = `<!doctype html>
<html lang="pt-BR">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="${RETRY_AFTER_S}">
<title>Separação de pedidos</title>
<h1>Separação de pedidos</h1>
<p>${ERRORS.unavailable.message}</p>
<p>Esta página se abre sozinha.</p>
`;
