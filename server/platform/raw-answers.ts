import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from "fastify";
import { ERRORS, type ErrorCode } from "../../shared/error-codes.ts";
import { SECURITY_HEADERS, secure } from "./security-headers.ts";

/** What never gets as far as a route is answered like everything else, and repeats nothing of what was sent. */
export const RAW_ANSWERS: Pick<FastifyServerOptions, "frameworkErrors" | "clientErrorHandler"> = {
  frameworkErrors(_error, request: FastifyRequest, reply: FastifyReply) {
    secure(request, reply);
    void reply.code(ERRORS.bad_request.status).send(bodyOf("bad_request"));
  },
  clientErrorHandler(error, socket: Socket) {
    if (error.code === "ECONNRESET" || socket.destroyed) return;
    answerRaw(socket, statusOf(error.code));
    socket.destroySoon();
  },
};

/** On a line that no reply belongs to (any more). */
export function answerRaw(line: Duplex, status: number, code: ErrorCode = "bad_request"): void {
  if (!line.writable) return;
  const body = JSON.stringify(bodyOf(code));
  const headers = {
    ...SECURITY_HEADERS,
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  line.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}

function statusOf(code: string | undefined): number {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return 408;
  if (code === "HPE_HEADER_OVERFLOW") return 431;
  return 400;
}

const bodyOf = (code: ErrorCode) => ({ code, message: ERRORS[code].message, details: {} });
