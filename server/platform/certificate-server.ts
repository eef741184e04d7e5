import Fastify, { type FastifyInstance } from "fastify";
import { certificateRoutes } from "./certificate-routes.ts";
import { isAllowedHost } from "./host-rules.ts";
import { LIMITS } from "./limits.ts";
import { RAW_ANSWERS } from "./raw-answers.ts";
import { secureAnswers } from "./security-headers.ts";

export interface CertificateServerOptions {
  caCertPem: string;
  httpsPort: number;
  allowedHosts: readonly string[] | undefined;
}

/**
 * The plain-http side of --https, on the port after it: hands out the authority, and sends everything else to the
 * system. It knows no session and serves no data.
 */
export async function buildCertificateServer({
  caCertPem,
  httpsPort,
  allowedHosts,
}: CertificateServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    ...RAW_ANSWERS,
    bodyLimit: 1024,
    requestTimeout: LIMITS.headSeconds * 1000,
    http: { headersTimeout: LIMITS.headSeconds * 1000, requireHostHeader: false },
  });
  const systemAddress = (hostname: string) =>
    `https://${hostname}${httpsPort === 443 ? "" : `:${httpsPort}`}/`;
  secureAnswers(app);
  app.addHook("onRequest", async (request, reply) => {
    // Also keeps the redirect from leading to a foreign name.
    if (!isAllowedHost({ allowedHosts }, request.headers.host)) await reply.code(400).send();
  });
  await app.register(certificateRoutes, { caCertPem, systemAddress });
  app.setNotFoundHandler((request, reply) => reply.redirect(systemAddress(request.hostname), 307));
  return app;
}
