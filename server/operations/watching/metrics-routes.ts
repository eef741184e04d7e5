import { hash, timingSafeEqual } from "node:crypto";
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { PRIVATE_NETWORKS } from "../../config.ts";
import { AppError } from "../../platform/app-error.ts";
import type { Metrics } from "../../platform/metrics.ts";
import { METRICS_TYPE, metricsText } from "../../platform/metrics-text.ts";
import { trustedProxies } from "../../platform/trusted-proxies.ts";

export interface MetricsRoutesOptions {
  metrics: Metrics;
  /** Absent: whoever asks directly from the private network. */
  token: string | undefined;
}

/** For Prometheus. To strangers there is no such page, and whoever has the wrong token is told so. */
export const metricsRoutes: FastifyPluginAsync<MetricsRoutesOptions> = async (app, { metrics, token }) => {
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (token === undefined) {
      if (!isPrivate(request)) throw new AppError("not_found");
    } else if (!hasToken(request, token)) {
      reply.header("www-authenticate", 'Bearer realm="metrics"');
      throw new AppError("unauthenticated");
    }
    return reply.type(METRICS_TYPE).send(metricsText(await metrics.collect()));
  });
};

function hasToken({ headers }: FastifyRequest, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(hash("sha256", given, "buffer"), hash("sha256", token, "buffer"));
}

/** Whatever came through a proxy may come from anywhere, whoever that proxy is. */
const SAYS_PROXY = ["forwarded", "x-forwarded-for", "x-real-ip", "x-forwarded-host", "via"];
const isPrivateAddress = trustedProxies(PRIVATE_NETWORKS);

const isPrivate = ({ raw, headers }: FastifyRequest): boolean =>
  SAYS_PROXY.every((name) => headers[name] === undefined) && isPrivateAddress(raw.socket.remoteAddress);
