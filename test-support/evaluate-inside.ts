import { once } from "node:events";
import WebSocket from "ws";
import type { RunningServer } from "./running-server.ts";

/** In the NODE_OPTIONS of a program, so that it can be made to do what no request brings about. */
export const INSPECTED = "--inspect=127.0.0.1:0";

/** Runs an expression inside a running program, by Node's own inspector; does not wait for it to end. */
export async function evaluateInside(server: RunningServer, expression: string): Promise<void> {
  const address = /Debugger listening on (ws:\S+)/.exec(server.output())?.[1];
  if (!address) throw new Error("the program was not started with INSPECTED");
  const inspector = new WebSocket(address);
  inspector.on("error", () => {}); // the program may end of it
  await once(inspector, "open");
  inspector.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression } }));
  await Promise.race([once(inspector, "message"), once(inspector, "close")]);
  inspector.terminate();
}
