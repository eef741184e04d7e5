import { readFileSync } from "node:fs";
import WebSocket from "ws";

/**
 * A process with many sockets, started by `openScreens` and told what to do by messages. It speaks of moments by the
 * machine's own clock, which all processes share: nanoseconds of process.hrtime.
 */
export interface Wish {
  url: string;
  count: number;
  /** From `openSessions`; left out: nobody is signed in. */
  sessions?: string;
  /** Of the loopback network, so that this process counts as a place of its own. */
  from: string;
  /** What socket n watches. Left out: nothing, it hears what comes. */
  topics?: string[][];
  /** How many are being opened at once. */
  pace: number;
}
export type Order =
  | { do: "open"; wish: Wish }
  /** Says `waiting`, and `all` when each socket has heard one more message that begins so. */
  | { do: "await"; beginning: string }
  /** Says `missed` when each socket has every version up to these, or time is up. */
  | { do: "reach"; versions: Record<string, number>; withinMs: number };
export type Said =
  | { said: "open"; opened: number }
  | { said: "waiting" }
  | { said: "all"; lastNs: string }
  | { said: "missed"; versions: number; sockets: number };

interface Screen {
  socket: WebSocket;
  /** Of each order it watches: the last version without a gap before it. */
  orders: Map<string, number>;
  /** Of each card on its board. */
  cards: Map<string, number>;
  gaps: number;
}

const screens: Screen[] = [];
let waiting: { beginning: Buffer; left: Set<Screen> } | undefined;

process.on("message", (order: Order) => {
  if (order.do === "open") void open(order.wish);
  else if (order.do === "await") {
    waiting = { beginning: Buffer.from(order.beginning), left: new Set(screens) };
    say({ said: "waiting" });
  } else void reach(order.versions, order.withinMs);
});
process.on("disconnect", () => process.exit());

const say = (said: Said) => process.send?.(said);

async function open({ url, count, sessions, from, topics, pace }: Wish): Promise<void> {
  const cookies = sessions
    ? readFileSync(sessions, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.split("\t")[0]!)
    : [];
  let next = 0;
  const openSome = async () => {
    while (next < count) {
      const n = next++;
      await openOne(url, from, cookies[n % cookies.length], topics?.[n % topics.length]);
    }
  };
  await Promise.all(Array.from({ length: pace }, openSome));
  say({ said: "open", opened: screens.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length });
}

/** Resolves when it has its snapshots. */
function openOne(
  url: string,
  from: string,
  cookie: string | undefined,
  topics: string[] | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      localAddress: from,
      ...(cookie && { headers: { cookie } }),
    });
    const screen: Screen = { socket, orders: new Map(), cards: new Map(), gaps: 0 };
    let owed = topics?.length ?? 0;
    socket.on("open", () => {
      if (topics) socket.send(JSON.stringify({ type: "watch", topics }));
      else {
        screens.push(screen);
        resolve();
      }
    });
    socket.on("message", (data: Buffer) => {
      hear(screen, data);
      if (owed > 0 && data.subarray(0, 18).includes("snapshot") && --owed === 0) {
        screens.push(screen);
        resolve();
      }
    });
    socket.on("unexpected-response", (_request, response) =>
      reject(new Error(`refused: ${response.statusCode}`)),
    );
    socket.on("error", reject);
    // Whoever waits for every screen would wait for this one for ever.
    socket.on("close", (code) => {
      console.error(`a screen was closed with ${code}`);
      process.exit(3);
    });
  });
}

function hear(screen: Screen, data: Buffer): void {
  if (waiting && data.subarray(0, waiting.beginning.length).equals(waiting.beginning)) {
    waiting.left.delete(screen);
    if (waiting.left.size === 0) {
      say({ said: "all", lastNs: String(process.hrtime.bigint()) });
      waiting = undefined;
    }
    return;
  }
  const message = parse(data);
  if (message.type === "snapshot" && message.topic === "board")
    for (const card of message.data.orders) screen.cards.set(card.id, card.version);
  else if (message.type === "snapshot") screen.orders.set(message.data.id, message.version);
  else if (message.type === "card") screen.cards.set(message.order.id, message.order.version);
  else if (message.type === "order") {
    const known = screen.orders.get(message.orderId) ?? 0;
    const first = message.events[0]?.version ?? known + 1;
    if (first > known + 1) screen.gaps += first - known - 1;
    screen.orders.set(message.orderId, Math.max(known, message.version));
  } else return;
}

// The same bytes reach a thousand sockets: they are understood once.
let lastText = "";
let lastMessage: ReturnType<typeof JSON.parse>;
function parse(data: Buffer): typeof lastMessage {
  const text = data.toString("latin1");
  if (text !== lastText) {
    lastText = text;
    lastMessage = JSON.parse(data.toString());
  }
  return lastMessage;
}

async function reach(versions: Record<string, number>, withinMs: number): Promise<void> {
  const wanted = Object.entries(versions);
  const missing = (screen: Screen) => {
    let missed = screen.gaps;
    for (const [id, version] of wanted) {
      const order = screen.orders.get(id);
      if (order !== undefined) missed += Math.max(0, version - order);
      if (screen.cards.size > 0) missed += Math.max(0, version - (screen.cards.get(id) ?? 0));
    }
    return missed;
  };
  const until = performance.now() + withinMs;
  while (screens.some((screen) => missing(screen) > 0) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const missed = screens.map(missing);
  say({
    said: "missed",
    versions: missed.reduce((sum, one) => sum + one, 0),
    sockets: missed.filter((one) => one > 0).length,
  });
}
