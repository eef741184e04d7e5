import assert from "node:assert/strict";
import { test } from "node:test";
import { CLOSE, RECONNECT_SPREAD_MS } from "../../shared/live/timing.ts";
import { createLiveSocket, type SocketLike } from "./live-socket.ts";

/** A clock that only moves when told, and sockets that only do what the test says. */
function bench(random = () => 0.5) {
  let now = 0;
  let timers: { at: number; act: () => void }[] = [];
  const sockets: (SocketLike & { said: string[]; closed: boolean; at: number })[] = [];
  const seen: string[] = [];
  const socket = createLiveSocket({
    open() {
      const made = {
        readyState: 0,
        said: [] as string[],
        closed: false,
        at: now,
        onopen: null,
        onmessage: null,
        onclose: null,
        send: (text: string) => made.said.push(text),
        close: () => {
          made.closed = true;
        },
      };
      sockets.push(made);
      return made;
    },
    up: () => seen.push("up"),
    message: ({ type }) => seen.push(type),
    down: ({ tried }) => seen.push(tried ? "failed" : "down"),
    sessionEnded: () => seen.push("ended"),
    now: () => now,
    random,
    later(act, ms) {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  return {
    socket,
    sockets,
    seen,
    last: () => sockets.at(-1)!,
    hear: (message: object) => sockets.at(-1)!.onmessage?.({ data: JSON.stringify(message) }),
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = due.at;
        due.act();
      }
      now = end;
    },
  };
}

test("a thousand screens whose server restarts come back spread over seconds", () => {
  const moments = Array.from({ length: 1_000 }, () => {
    const tablet = bench(Math.random);
    tablet.socket.start();
    tablet.last().onopen?.();
    tablet.last().onclose?.({ code: 1006 });
    tablet.pass(RECONNECT_SPREAD_MS);
    return tablet.sockets[1]!.at;
  });
  const busiest = Math.max(
    ...Object.values(Object.groupBy(moments, (at) => Math.floor(at / 500))).map((group) => group!.length),
  );
  assert.ok(Math.min(...moments) >= 300);
  assert.ok(busiest < 300, `${busiest} within half a second`);
});

test("a line that says nothing for longer than two beats is given up and opened again", () => {
  const tablet = bench();
  tablet.socket.start();
  tablet.last().onopen?.();
  tablet.pass(11_000);
  assert.deepEqual(tablet.seen, ["up"]);
  tablet.hear({ type: "beat", at: "", orders: {} });
  tablet.pass(13_000);
  assert.deepEqual(tablet.seen, ["up", "beat", "down"]);
  tablet.pass(RECONNECT_SPREAD_MS);
  assert.equal(tablet.sockets.length, 2);
});

test("tries that fail go on for ever, never slower than every five seconds while the server refuses", () => {
  const tablet = bench(() => 0.999);
  tablet.socket.start();
  for (let times = 0; times < 20; times++) {
    tablet.last().onclose?.({ code: 1006 });
    tablet.pass(5_000);
  }
  assert.ok(tablet.sockets.length > 20);
});

test("the network is back: no waiting for the next try", () => {
  const tablet = bench();
  tablet.socket.start();
  tablet.last().onclose?.({ code: 1006 });
  tablet.socket.hurry();
  assert.equal(tablet.sockets.length, 2);
  tablet.pass(100);
  tablet.socket.hurry();
  assert.equal(tablet.sockets.length, 2, "a try under way is left alone");
});

test("a draining process is left at a moment of one's own; until then it is listened to", () => {
  const tablet = bench(() => 0.5);
  tablet.socket.start();
  tablet.last().onopen?.();
  tablet.hear({ type: "bye", withinMs: 4_000 });
  tablet.pass(1_900);
  assert.equal(tablet.sockets.length, 1);
  tablet.hear({ type: "beat", at: "", orders: {} });
  tablet.pass(200);
  assert.equal(tablet.sockets.length, 2);
  assert.ok(tablet.sockets[0]!.closed);
});

test("a session that ended does not come back by itself", () => {
  const tablet = bench();
  tablet.socket.start();
  tablet.last().onopen?.();
  tablet.last().onclose?.({ code: CLOSE.sessionEnded });
  tablet.pass(60_000);
  assert.deepEqual(tablet.seen, ["up", "ended"]);
  assert.equal(tablet.sockets.length, 1);
});
