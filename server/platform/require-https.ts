import type { FastifyInstance } from "fastify";
import { AppError } from "./app-error.ts";
import { isHealthHost, isHealthPath } from "./host-rules.ts";
import type { TrustsAddress } from "./trusted-proxies.ts";

/**
 * Where a proxy that we believe says that somebody came to it by plain http, a page is sent to https and an act is
 * refused: what it carried has been said in the clear already, and silently repeating it would hide that. Only its word
 * counts, so the plain http of the shop's own network is never touched; health checks come as they come.
 */
export function requireHttps(app: FastifyInstance, trusts: TrustsAddress): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.headers["x-forwarded-proto"] === undefined || !trusts(request.raw.socket.remoteAddress))
      return;
    if (request.protocol === "https") return;
    const path = request.url.split("?", 1)[0] ?? "/";
    if (isHealthPath(path) && (path !== "/" || isHealthHost(request.host))) return;
    const isPage = ["GET", "HEAD"].includes(request.method) && !/^\/(api|live|metrics)(\/|$)/.test(path);
    if (!isPage) throw new AppError("https_only");
    return reply.redirect(`https://${request.hostname}${request.url}`, 308);
  });
}
