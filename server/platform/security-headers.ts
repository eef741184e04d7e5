import type { FastifyHelmetOptions } from "@fastify/helmet";

/**
 * CSP without exceptions. No `upgrade-insecure-requests`: on plain http in the shop's network there is nothing to upgrade
 * to. HSTS only belongs behind TLS and is left to where TLS is known.
 */
export const SECURITY_HEADERS: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", "data:", "blob:"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  // Without a secure context browsers ignore these two with a warning on every page.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: "same-origin" },
};
