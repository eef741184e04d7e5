import { connect, type Socket } from "node:net";
import type { FastifyInstance } from "fastify";

export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

/** Says these bytes to the server as they are, and reads what comes until the line ends (null: it ended without a word). */
export function sayRaw(app: FastifyInstance, ...pieces: (string | Buffer)[]): Promise<RawAnswer | null> {
  const line = openLine(app);
  for (const piece of pieces) line.write(piece);
  return readAnswer(line);
}

export function openLine(app: FastifyInstance): Socket {
  const { port } = new URL(app.listeningOrigin);
  return connect(Number(port), "127.0.0.1");
}

export async function readAnswer(line: Socket): Promise<RawAnswer | null> {
  const text = await readAll(line);
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1]);
  if (!status) return null;
  const headers = new Map(
    lines.map((header) => {
      const colon = header.indexOf(":");
      return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
    }),
  );
  return { status, headers, body: rest.join("\r\n\r\n") };
}

/** All that is said until the line ends, however it ends. */
export function readAll(line: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  line.on("data", (chunk) => chunks.push(chunk));
  line.on("error", () => {}); // a line that is cut off has ended, too
  return new Promise((resolve) => line.on("close", () => resolve(Buffer.concat(chunks).toString("latin1"))));
}
