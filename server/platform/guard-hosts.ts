import type { FastifyInstance } from "fastify";
import { AppError } from "./app-error.ts";
import { type HostRules, isAllowedHost, isTrustedOrigin } from "./host-rules.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Foreign names get nothing, and foreign pages may not act: before anything else looks at a request. */
export function guardHosts(app: FastifyInstance, rules: HostRules): void {
  app.addHook("onRequest", async (request) => {
    // A proxy before us may have judged another of two names, or the one in the request's own line.
    if (!request.url.startsWith("/") || countHosts(request.raw.rawHeaders) > 1)
      throw new AppError("bad_request");
    const path = request.url.split("?", 1)[0] ?? "/";
    if (!isAllowedHost(rules, request.host, path)) throw new AppError("unknown_host");
    const { origin } = request.headers;
    // A socket speaks as whoever is signed in, and browsers let any page open one: what asks for it is no safe request.
    const safe = SAFE_METHODS.has(request.method) && request.headers.upgrade === undefined;
    if (!origin || safe) return;
    const ownOrigin = `${request.protocol}://${request.host}`;
    if (!isTrustedOrigin(rules, { origin, ownOrigin })) throw new AppError("bad_origin");
  });
}

function countHosts(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}
