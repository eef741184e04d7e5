import { Agent, request } from "node:http";
import { newId } from "../../shared/new-id.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { idOf } from "../shop/open-orders.ts";
import type { OpenSession } from "../shop/open-sessions.ts";

/** Lines that stay open: what is measured is not how long it takes to call. */
const agent = new Agent({ keepAlive: true });

/**
 * One unit of one line of an open order, as a tablet sends it: where the process asks it to wait (503), the same touch again.
 * Resolves to the order's version after it.
 */
export async function tickOnce(port: number, session: OpenSession, order: number, line = 1): Promise<number> {
  const now = new Date().toISOString();
  const command: Command = {
    v: 1,
    commandId: newId(),
    type: "pick",
    lineId: idOf(order, line),
    quantity: 1,
    madeAt: now,
    sentAt: now,
    actor: session.actorToken,
  };
  const headers = {
    cookie: session.cookie,
    "x-csrf-token": session.csrfToken,
    "content-type": "application/json",
  };
  const path = `/api/orders/${idOf(order)}/commands`;
  for (let tries = 1; ; tries++) {
    const { status, body } = await send(port, path, JSON.stringify({ commands: [command] }), headers);
    if (status === 503 && tries < MOST_TRIES) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
      continue;
    }
    const { version, results } = JSON.parse(body) as { version: number; results?: CommandResult[] }; // as: the contract
    if (results?.[0]?.outcome !== "applied") throw new Error(`a tick was not applied: ${status} ${body}`);
    return version;
  }
}

const RETRY_AFTER_MS = 100;
const MOST_TRIES = 100;

/** The answer's body. Throws where it is not 200. */
export async function post(port: number, path: string, bytes: Buffer): Promise<string> {
  const { status, body } = await send(port, path, bytes, {});
  if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
  return body;
}

function send(
  port: number,
  path: string,
  body: string | Buffer,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: "127.0.0.1",
        port,
        path,
        method: "POST",
        agent,
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => {
          text += chunk;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: text }));
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}
