import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { ServerMessage } from "../../shared/live/server-message.ts";
import { CLOSE } from "../../shared/live/timing.ts";
import type { Listener } from "./listener.ts";
import type { Topic } from "./topic.ts";

const KB = 1024;
/** With so much unsent the stream goes on without this socket; it gets snapshots when it has swallowed that. */
export const SKIP_OVER_BYTES = 256 * KB;
/** With so much beyond its own snapshots it will not recover. */
export const CLOSE_OVER_BYTES = 1024 * KB;
const DRAINED_BYTES = 32 * KB;
/** After a goodbye nobody answers. */
const FAREWELL_MS = 2_000;

/** One screen's line. What it is owed never grows without bound: a slow one is given a snapshot instead of a queue. */
export class LiveSocket {
  readonly listener: Listener;
  /** Tells two sockets of one session apart. */
  readonly id: string;
  /** What it asked for and has not taken back; heard from when its snapshot has gone out. */
  readonly wanted = new Set<string>();
  readonly hears = new Set<Topic>();
  /** The order that is open before it. */
  openOrderId: string | null = null;
  heardAt = Date.now();
  private readonly ws: WebSocket;
  private readonly line: Duplex;
  /** Topics of which it was spared something, since when. */
  private owed: Set<Topic> | null = null;
  private owedSince = 0;
  private largestSnapshot = 0;

  constructor(ws: WebSocket, line: Duplex, listener: Listener, id: string) {
    this.ws = ws;
    this.line = line;
    this.listener = listener;
    this.id = id;
  }

  get isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN;
  }

  get unsentBytes(): number {
    return this.ws.bufferedAmount;
  }

  /** One message of a topic's stream, made once for all who hear it (`textFrame`). */
  tell(topic: Topic, frame: Buffer): void {
    if (this.isBehind()) this.owed?.add(topic);
    else if (this.isOpen) {
      hold(this.line);
      // Past the library, which would make a head for each. Nothing is packed here, so it has nothing of its own under way.
      this.line.write(frame);
    }
  }

  /** What is only for it, or can be left out: nothing is owed for it. */
  say(message: ServerMessage | Buffer): void {
    if (!this.isOpen || this.isBehind()) return;
    this.ws.send(Buffer.isBuffer(message) ? message : JSON.stringify(message), AS_TEXT);
  }

  snapshot(topic: Topic): void {
    if (this.isBehind()) this.owed?.add(topic);
    else if (this.isOpen) {
      const message = topic.snapshot();
      this.largestSnapshot = Math.max(this.largestSnapshot, message.length);
      this.ws.send(message, AS_TEXT);
    }
  }

  /** Now and then. @returns the topics of which it needs a snapshot, once it has caught up */
  care(now: number, drainMs: number): Topic[] {
    if (!this.owed || !this.isOpen) return [];
    const unsent = this.unsentBytes;
    if (unsent <= DRAINED_BYTES) {
      const owed = [...this.owed];
      this.owed = null;
      return owed;
    }
    if (unsent > CLOSE_OVER_BYTES + this.largestSnapshot || now - this.owedSince > drainMs)
      this.close(CLOSE.tooSlow);
    return [];
  }

  ping(): void {
    if (this.isOpen) this.ws.ping();
  }

  close(code: number): void {
    if (!this.isOpen) return;
    this.ws.close(code);
    setTimeout(() => this.ws.terminate(), FAREWELL_MS).unref();
  }

  /** Resolves when the line has ended. */
  gone(): Promise<void> {
    if (this.ws.readyState === this.ws.CLOSED) return Promise.resolve();
    return new Promise((resolve) => this.ws.once("close", () => resolve()));
  }

  terminate(): void {
    this.ws.terminate();
  }

  private isBehind(): boolean {
    if (this.owed) return true;
    if (this.unsentBytes <= SKIP_OVER_BYTES) return false;
    this.owed = new Set();
    this.owedSince = Date.now();
    return true;
  }
}

const AS_TEXT = { binary: false };

const held = new Set<Duplex>();
let holding = false;

/** All messages that one round has for a socket leave in one write. */
export function inOneWrite(round: () => void): void {
  holding = true;
  try {
    round();
  } finally {
    holding = false;
    for (const line of held) line.uncork();
    held.clear();
  }
}

function hold(line: Duplex): void {
  if (!holding || held.has(line)) return;
  held.add(line);
  line.cork();
}
