import type { IncomingMessage } from "node:http";
import fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { newId } from "../../shared/new-id.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The order that a request turned out to be about, where its address does not say. */
    orderId: string | null;
  }
}

export const REQUEST_ID_HEADER = "x-request-id";
/** Anything else could forge a line, or make it endless. */
const SAFE_ID = /^[\w.-]{1,64}$/;

/** Counted, because dice for each request would cost more than its line; no two runs of the program begin alike. */
const RUN = newId().slice(-12);
let count = 0;

/** A proxy's or a screen's own name for a request, where it is harmless: its lines and ours are then found together. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers[REQUEST_ID_HEADER] ?? headers["x-railway-request-id"];
  return typeof given === "string" && SAFE_ID.test(given) ? given : `${RUN}-${++count}`;
}

/** One line a request, when it is over. The path without its question: what somebody searched for is not ours to keep. */
export class RequestLog extends fastify.LogController {
  private readonly shopId: string;

  constructor(shopId: string) {
    super({ requestIdLogLabel: "requestId" });
    this.shopId = shopId;
  }

  override incomingRequest(): void {}

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const facts = {
      method: request.method,
      path: request.url.split("?", 1)[0],
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      address: request.ip,
      shop: this.shopId,
      ...subjectOf(request),
    };
    if (error) request.log.warn({ ...facts, err: error }, "the answer did not get through");
    else if (isRoutine(request, reply)) request.log.debug(facts, "request");
    else request.log.info(facts, "request");
  }
}

/** Whose request it was and which order it is about, as far as that was found out. */
export function subjectOf({ session, params, orderId, routeOptions }: FastifyRequest) {
  const named = routeOptions.url?.startsWith("/api/orders/:id") ? (params as { id: string }).id : null; // as: its pattern
  const order = orderId ?? named;
  return { ...(session && { person: session.person.id }), ...(order && { order }) };
}

/** Asked by machines all day long, and by every page for its files. */
function isRoutine({ routeOptions: { url = "" } }: FastifyRequest, { statusCode }: FastifyReply): boolean {
  return statusCode < 400 && (url.startsWith("/health/") || url.startsWith("/assets/") || url === "/metrics");
}
