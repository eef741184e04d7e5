import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/**
 * CSP without exceptions. No `upgrade-insecure-requests`: on plain http in the shop's network there is nothing to upgrade
 * to.
 */
const CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** On every answer, also on those that the framework, the parser or a refused socket gives. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CSP,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
  "x-dns-prefetch-control": "off",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
  /** What is not said otherwise is somebody's data, and stays in no browser and no proxy. */
  "cache-control": "no-store",
};

/** Behind a proxy the name belongs to the system for good. */
const FOR_A_YEAR = "max-age=31536000; includeSubDomains";
/**
 * With our own certificate a name of the shop's network may serve plain http again tomorrow, and the page that hands out
 * the authority always does: a browser that insisted for a year would be locked out.
 */
const FOR_A_DAY = "max-age=86400";

/** Register it before everything else: what is refused later has them too. */
export function secureAnswers(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    secure(request, reply);
    done();
  });
}

/** Without a secure context browsers ignore the two about origins with a warning on every page. */
export function secure(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(SECURITY_HEADERS);
  if (request.protocol !== "https") return;
  const own = "encrypted" in request.raw.socket;
  reply.headers({
    "strict-transport-security": own ? FOR_A_DAY : FOR_A_YEAR,
    "cross-origin-opener-policy": "same-origin",
    "origin-agent-cluster": "?1",
  });
}
