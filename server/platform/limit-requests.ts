import type { FastifyInstance, FastifyRequest } from "fastify";
import { addressKey, type Limits } from "./limits.ts";

declare module "fastify" {
  interface FastifyInstance {
    limits: Limits;
  }
  interface FastifyRequest {
    isCounted: boolean;
  }
}

/**
 * Each request to the API counts once: for the session or the wall screen that asks, where there is one, else for its
 * address. Decided after the route's own look at who asks, and before a body is taken in.
 */
export function limitRequests(app: FastifyInstance, limits: Limits): void {
  app.decorate("limits", limits);
  app.decorateRequest("isCounted", false);
  app.addHook("preParsing", async (request) => {
    const isApi = (request.routeOptions.url ?? request.url).startsWith("/api");
    if (isApi && !request.isCounted) await countStranger(request);
  });
}

/** `id`: a session's, or a wall screen's. */
export async function countAs(request: FastifyRequest, id: string): Promise<void> {
  request.isCounted = true;
  await request.server.limits.session(id);
}

export async function countStranger(request: FastifyRequest): Promise<void> {
  request.isCounted = true;
  await request.server.limits.address(addressKey(request.ip));
}
