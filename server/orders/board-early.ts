import type { FastifyRequest } from "fastify";
import { readCookie } from "../people/cookies.ts";

/** As `fetch` asks for them, or the browser would ask twice. */
const LINKS = ["/api/orders?state=open", "/api/logistics"]
  .map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`)
  .join(", ");

/**
 * What the board asks for as soon as its script runs, for the page's own answer to name: it comes beside the script and not after it.
 * Only where somebody seems to be signed in; a session that has ended costs two refusals.
 */
export function boardEarly(request: FastifyRequest): string | undefined {
  return request.url === "/" && readCookie(request, "session") ? LINKS : undefined;
}
