import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { after, before, test } from "node:test";
import WebSocket, { WebSocketServer } from "ws";
import { CLOSE } from "../../shared/live/timing.ts";
import { openFaultProxy } from "../../test-support/fault-proxy.ts";
import { openScreen } from "../../test-support/live-screen.ts";
import { openTestShop, type TestShop } from "../../test-support/test-shop.ts";
import { everybody } from "./listener.ts";
import { LiveSocket, SKIP_OVER_BYTES } from "./live-socket.ts";
import { textFrame } from "./text-frame.ts";
import type { Topic } from "./topic.ts";

const server = createServer();
const accepting = new WebSocketServer({ noServer: true, perMessageDeflate: false });
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Both ends of one line: ours, and a screen whose Wi-Fi we hold in our hand. */
async function aLine() {
  const accepted = new Promise<LiveSocket>((resolve) =>
    server.once("upgrade", (request, line: Duplex, head) =>
      accepting.handleUpgrade(request, line, head, (ws) =>
        resolve(new LiveSocket(ws, line, { kind: "wall", id: "w" }, "s")),
      ),
    ),
  );
  const { port } = server.address() as AddressInfo; // as: listens on TCP
  const screen = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  await once(screen, "open");
  return { ours: await accepted, screen };
}

const topic: Topic = {
  name: "board",
  sockets: new Set(),
  mayHear: everybody,
  ready: async () => true,
  isReady: () => true,
  snapshot: () => Buffer.from("the snapshot"),
  forget() {},
};
const piece = Buffer.alloc(64 * 1024, "x");

/** More than the kernel takes for a reader who does not read; and then as much again, which nobody queues. */
function flood(ours: LiveSocket): number {
  let told = 0;
  for (; told < 400; told++) ours.tell(topic, textFrame(piece));
  return told;
}

test("a screen that does not keep up is spared the stream and given a snapshot when it has caught up", async () => {
  const { ours, screen } = await aLine();
  screen.pause();
  const told = flood(ours);
  assert.ok(ours.unsentBytes < SKIP_OVER_BYTES + 2 * piece.length, `it is owed ${ours.unsentBytes} bytes`);
  assert.deepEqual(ours.care(Date.now(), 20_000), [], "not yet");
  let heard = 0;
  screen.on("message", () => heard++);
  screen.resume();
  let owed: Topic[] = [];
  while (owed.length === 0) {
    await new Promise(setImmediate);
    owed = ours.care(Date.now(), 20_000);
  }
  assert.deepEqual(owed, [topic]);
  ours.snapshot(topic);
  await once(screen, "message", { signal: AbortSignal.timeout(10_000) });
  const last = new Promise((resolve) =>
    screen.on("message", (data) => String(data) === "the end" && resolve(null)),
  );
  ours.tell(topic, textFrame(Buffer.from("the end")));
  await last;
  assert.ok(heard < told, `${heard} of ${told} pieces were sent`);
  screen.terminate();
});

test("a screen that never catches up is closed", async () => {
  const { ours, screen } = await aLine();
  screen.pause();
  flood(ours);
  assert.deepEqual(ours.care(Date.now() + 20_001, 20_000), []);
  assert.equal(ours.isOpen, false);
  await ours.gone();
  screen.terminate();
});

test("a screen that gets through all at once hears everything", async () => {
  const { ours, screen } = await aLine();
  const closed = once(screen, "close");
  let heard = 0;
  const all = new Promise<void>((resolve) => screen.on("message", () => ++heard === 50 && resolve()));
  for (let count = 0; count < 50; count++) {
    ours.tell(topic, textFrame(Buffer.from("small")));
    assert.deepEqual(ours.care(Date.now(), 20_000), []);
  }
  await all;
  ours.close(CLOSE.draining);
  assert.equal((await closed)[0], CLOSE.draining);
});

test("a line that is dead without a word is given up, and the person is no longer seen at the order", async () => {
  const shop: TestShop = await openTestShop({ liveTiming: { beatMs: 100, silenceMs: 500 } });
  const base = new URL(await shop.app.listen({ host: "127.0.0.1", port: 0 }));
  const proxy = await openFaultProxy(() => Number(base.port));
  try {
    const [ana, seller] = [await shop.hire("picker"), await shop.hire("seller")];
    const order = await seller.newOrder("0");
    const eye = await openScreen(shop.app, seller);
    await eye.watch("presence");
    const tablet = await openScreen(`http://127.0.0.1:${proxy.port}`, ana);
    tablet.say({ type: "here", orderId: order.id });
    await eye.hears("presence", ({ people }) => people.length === 1);
    proxy.swallow = "both";
    await eye.hears("presence", ({ people }) => people.length === 0, 10_000);
    assert.equal(eye.socket.readyState, eye.socket.OPEN, "who answers stays");
    tablet.close();
    eye.close();
  } finally {
    await proxy.close();
    await shop.close();
  }
});
