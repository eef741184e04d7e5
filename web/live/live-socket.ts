import type { ClientMessage } from "../../shared/live/client-message.ts";
import type { ServerMessage } from "../../shared/live/server-message.ts";
import { BEAT_INTERVAL_MS, CLOSE, RECONNECT_SPREAD_MS, STALE_AFTER_MS } from "../../shared/live/timing.ts";

/** The part of a browser's WebSocket that is used; tests bring their own. */
export interface SocketLike {
  readyState: number;
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

export interface LiveSocketOptions {
  open(): SocketLike;
  up(): void;
  message(message: ServerMessage): void;
  /** `tried`: it never came up. */
  down(how: { tried: boolean }): void;
  sessionEnded(): void;
  now?: () => number;
  random?: () => number;
  later?: (act: () => void, ms: number) => () => void;
}

const SOONEST_MS = 300;
const OPENS_WITHIN_MS = 3_000;
/** Every fourth try waits longer: a handshake over a very slow line needs it. Still soon enough to be right again within 5 s. */
const PATIENT_MS = 4_000;

/**
 * One socket to `/live` that comes back by itself. A broken line is tried again at a random moment within a few
 * seconds, so that a thousand screens whose server restarts do not all come at once; a line that says nothing for longer
 * than two beats is taken for dead, whatever TCP believes.
 */
export function createLiveSocket(options: LiveSocketOptions) {
  const { now = Date.now, random = Math.random, later = laterByTimer } = options;
  let socket: SocketLike | null = null;
  let isUp = false;
  let wanted = false;
  let failedTries = 0;
  let triedAt = 0;
  let heardAt = 0;
  /** The next thing that is due: giving up on silence, or the next try. */
  let cancel = () => {};
  let leaving = () => {};

  function connect(): void {
    drop();
    triedAt = now();
    const patience = failedTries % 4 === 3 ? PATIENT_MS : OPENS_WITHIN_MS;
    cancel = later(() => lost(), patience);
    let mine: SocketLike;
    try {
      mine = options.open();
    } catch {
      lost();
      return;
    }
    socket = mine;
    mine.onopen = () => {
      isUp = true;
      heard();
      options.up();
    };
    mine.onmessage = ({ data }) => {
      heard();
      failedTries = 0;
      const message = parse(data);
      if (message?.type === "bye") leaveWithin(message.withinMs);
      if (message) options.message(message);
    };
    mine.onclose = ({ code }) => {
      if (code === CLOSE.sessionEnded) {
        stop();
        options.sessionEnded();
      } else lost();
    };
  }

  function heard(): void {
    heardAt = now();
    cancel();
    cancel = later(() => lost(), STALE_AFTER_MS);
  }

  /** The old line goes on until the moment has come: nothing is missed in between. */
  function leaveWithin(withinMs: number): void {
    leaving();
    leaving = later(() => wanted && lost(0), random() * withinMs);
  }

  function lost(inMs?: number): void {
    const tried = !isUp;
    drop();
    if (!wanted) return;
    if (tried) failedTries++;
    const moment = SOONEST_MS + random() * (RECONNECT_SPREAD_MS - SOONEST_MS);
    // A try that waited in vain has used up its part of the time already.
    const waitMs = inMs ?? (tried ? Math.max(SOONEST_MS, triedAt + moment - now()) : moment);
    cancel = later(connect, waitMs);
    options.down({ tried });
  }

  function drop(): void {
    cancel();
    leaving();
    isUp = false;
    const old = socket;
    socket = null;
    if (!old) return;
    old.onopen = old.onmessage = old.onclose = null;
    old.close();
  }

  function stop(): void {
    wanted = false;
    drop();
  }

  return {
    start(): void {
      wanted = true;
      failedTries = 0;
      connect();
    },
    stop,
    /** Something says that now is a good moment: the network is back, somebody looks at the screen. */
    hurry(): void {
      if (!wanted) return;
      const silent = now() - heardAt > BEAT_INTERVAL_MS + 2_000;
      const trying = socket !== null && !isUp && now() - triedAt < 1_000;
      if (isUp ? silent : !trying) {
        if (isUp) options.down({ tried: false });
        connect();
      }
    },
    /** The line is known to be dead. */
    reset(): void {
      if (isUp) lost(SOONEST_MS);
    },
    say(message: ClientMessage): void {
      if (isUp) socket?.send(JSON.stringify(message));
    },
    isUp: () => isUp,
  };
}
export type LiveSocket = ReturnType<typeof createLiveSocket>;

function laterByTimer(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}

function parse(data: unknown): ServerMessage | null {
  try {
    const message: unknown = JSON.parse(String(data));
    const known = typeof message === "object" && message !== null && "type" in message;
    return known ? (message as ServerMessage) : null; // as: the contract; types that we do not know are handled as such
  } catch {
    return null;
  }
}
