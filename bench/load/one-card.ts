import { once } from "node:events";
import WebSocket from "ws";
import type { OpenSession } from "../shop/open-sessions.ts";

/** The very bytes that a screen on the board gets when `act` changes an order. */
export async function oneCard(
  url: string,
  { cookie }: OpenSession,
  act: () => Promise<unknown>,
): Promise<Buffer> {
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: { cookie } });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "watch", topics: ["board"] }));
  return new Promise((resolve, reject) => {
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('{"type":"snapshot"')) act().catch(reject);
      if (!text.startsWith('{"type":"card"')) return;
      socket.terminate();
      resolve(data);
    });
  });
}
