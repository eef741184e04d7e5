import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import WebSocket, { WebSocketServer } from "ws";
import { textFrame } from "./text-frame.ts";

const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000];
const textOf = (length: number) => "ç".repeat(Math.floor(length / 2)) + "x".repeat(length % 2);

test("a message of any length is read as what it is", async (t) => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
  t.after(() => server.close());
  await once(server, "listening");
  server.on("connection", (_screen, { socket }) => {
    for (const length of LENGTHS) socket.write(textFrame(Buffer.from(textOf(length))));
  });
  const screen = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`); // as: listens on TCP
  const heard: string[] = [];
  screen.on("message", (data, isBinary) => heard.push(isBinary ? "binary" : String(data)));
  while (heard.length < LENGTHS.length) await once(screen, "message");
  assert.deepEqual(heard, LENGTHS.map(textOf));
  screen.terminate();
});
