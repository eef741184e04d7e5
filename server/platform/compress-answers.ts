import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";

const compress = promisify(gzip);
/** Below this an answer fits into a packet or two anyway. Tokens are below it: nobody measures a secret by what it shrinks to. */
export const WORTH_BYTES = 2_048;

/** What is kept and sent again and again is packed once. */
const packed = new WeakMap<Buffer, Promise<Buffer>>();

/** Lists of orders shrink to an eighth, which is what a tablet on bad Wi-Fi waits for. Streams go as they come. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    if (typeof payload !== "string" && !Buffer.isBuffer(payload)) return payload;
    if (Buffer.byteLength(payload) < WORTH_BYTES || reply.hasHeader("content-encoding")) return payload;
    if (!String(reply.getHeader("content-type")).startsWith("application/json")) return payload;
    reply.header("vary", "accept-encoding");
    if (!/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) return payload;
    reply.header("content-encoding", "gzip");
    reply.removeHeader("content-length");
    return Buffer.isBuffer(payload) ? packOnce(payload) : pack(payload);
  });
}

const pack = (payload: string | Buffer) => compress(payload, { level: constants.Z_BEST_SPEED });

function packOnce(bytes: Buffer): Promise<Buffer> {
  const known = packed.get(bytes);
  if (known) return known;
  const packing = pack(bytes);
  packed.set(bytes, packing);
  return packing;
}
