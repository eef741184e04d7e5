import type { FastifyInstance } from "fastify";
import { certificatePage } from "./certificate-page.ts";

export interface CertificateRoutesOptions {
  caCertPem: string;
  /** Where the system itself is, seen from the host that this request came to. */
  systemAddress: (hostname: string) => string;
}

/** The page that a tablet opens once, over plain http, to trust this shop's https. Nothing here is secret. */
export async function certificateRoutes(
  app: FastifyInstance,
  { caCertPem, systemAddress }: CertificateRoutesOptions,
): Promise<void> {
  app.get("/certificado", (request, reply) =>
    reply.type("text/html; charset=utf-8").send(certificatePage(systemAddress(request.hostname))),
  );
  app.get("/certificado/ca.crt", (_request, reply) =>
    reply
      .type("application/x-x509-ca-cert")
      .header("content-disposition", 'attachment; filename="separacao-pmcell.crt"')
      .send(caCertPem),
  );
}
