import { type IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import { AppError } from "../platform/app-error.ts";
import { answerRaw } from "../platform/raw-answers.ts";

const PATH = "/live";
/** For the server's own options: what asks for any other protocol is a request like all, and answered like it. */
export const isSocketRequest = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === "websocket";
const MAX_MESSAGE_BYTES = 16 * 1024;

/**
 * Lets an upgrade to `/live` pass through the service like any request: the same guards look at its host, its origin and
 * its session, and who is refused gets the same answer as elsewhere. Only then it becomes a socket.
 */
export function openGateway(
  app: FastifyInstance,
  {
    onRequest,
    mayOpen,
    isDraining,
  }: {
    onRequest: onRequestAsyncHookHandler;
    mayOpen: (request: FastifyRequest) => void;
    isDraining: () => boolean;
  },
  opened: (ws: WebSocket, line: Duplex, request: FastifyRequest) => void,
): void {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  server.on("wsClientError", (_error, line) => answerRaw(line, 400));
  const upgrades = new WeakMap<IncomingMessage, { line: Duplex; head: Buffer }>();

  app.server.on("upgrade", (raw: IncomingMessage, line: Duplex, head: Buffer) => {
    line.on("error", () => line.destroy());
    if (raw.url?.split("?", 1)[0] !== PATH) return answerRaw(line, 404, "not_found");
    upgrades.set(raw, { line, head });
    const answer = new ServerResponse(raw);
    answer.shouldKeepAlive = false;
    answer.assignSocket(line as Socket); // as: an HTTP server's connections are
    answer.on("finish", () => line.end());
    app.routing(raw, answer);
  });

  app.get(
    PATH,
    { onRequest, config: { countsAsActivity: false, freshSession: true }, schema: { hide: true } },
    async (request, reply) => {
      const upgrade = upgrades.get(request.raw);
      if (!upgrade) throw new AppError("bad_request");
      const { line, head } = upgrade;
      if (isDraining()) {
        // Without a word: a balancer then asks another process, while an answer of ours would reach the screen.
        reply.hijack();
        line.destroy();
        return;
      }
      mayOpen(request);
      reply.hijack();
      reply.raw.detachSocket(line as Socket); // as above
      server.handleUpgrade(request.raw, line, head, (ws) => opened(ws, line, request));
    },
  );
}
