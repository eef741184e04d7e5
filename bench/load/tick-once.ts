import { Agent, request } from "node:http";
import { newId } from "../../shared/new-id.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { idOf } from "../shop/open-orders.ts";
import type { OpenSession } from "../shop/open-sessions.ts";

/** Lines that stay open: what is measured is not how long it takes to call. */
const agent = new Agent({ keepAlive: true });

/** One unit of one line of an open order, as a tablet sends it. Resolves to the order's version after it. */
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
  const answer = await post(
    port,
    `/api/orders/${idOf(order)}/commands`,
    JSON.stringify({ commands: [command] }),
    {
      cookie: session.cookie,
      "x-csrf-token": session.csrfToken,
      "content-type": "application/json",
    },
  );
  const { version, results } = JSON.parse(answer) as { version: number; results: CommandResult[] }; // as: the contract
  if (results[0]?.outcome !== "applied") throw new Error(`a tick was not applied: ${answer}`);
  return version;
}

/** The answer's body. Throws where it is not 200. */
export function post(
  port: number,
  path: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<string> {
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
        answer.on("end", () =>
          answer.statusCode === 200
            ? resolve(text)
            : reject(new Error(`${path}: ${answer.statusCode} ${text}`)),
        );
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}
