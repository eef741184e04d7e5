import { createServer } from "node:http";
import { WebSocketServer } from "ws";

/** `node bare-sockets.ts`: whatever is posted goes to every socket as it is. Prints its port. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const bytes = Buffer.concat(chunks);
    for (const socket of sockets.clients) socket.send(bytes, { binary: false });
    response.end();
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") console.log(address.port);
});
