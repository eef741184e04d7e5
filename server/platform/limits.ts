import { isIP } from "node:net";
import { AppError } from "./app-error.ts";
import type { Rate, Store } from "./store.ts";

/**
 * Sized so that a whole shop behind one address, opening its doors all at once after a power cut, stays far below each of
 * them; who meets one is a program. What a session does is counted by session, so an address is never slowed as a whole.
 */
export const LIMITS = {
  /** Of one session or wall screen; ten times as many at once. */
  sessionRequestsPerSecond: 500,
  /** Without a session, from one address; ten times as many at once. */
  addressRequestsPerSecond: 300,
  /** Tries of a number and PIN: on one known device, or on all unknown devices of one address. */
  signInsPerMinute: 300,
  /** More than a hurried seller makes; each costs memory and a turn of the one reader. */
  uploadsPerMinute: 300,
  /** Files of the whole past. */
  exportsPerMinute: 20,
  socketsPerSession: 1_200,
  socketsPerAddress: 5_000,
  socketsPerProcess: 10_000,
  /** TCP lines from one address that is no trusted proxy. */
  connectionsPerAddress: 5_000,
  /** In which a request must have come in whole: ten megabytes over a bad line. */
  requestSeconds: 120,
  /** In which its head must have come in. */
  headSeconds: 15,
};
export type LimitSettings = typeof LIMITS;

/** Counts one; refused as `too_many_requests`, with the time after which it is worth trying again. */
export type Limit = (key: string) => Promise<void>;

/** Drawn from the store by handfuls, so that a tick does not cost a way to Redis. */
const MOST_PER_DRAW = 50;
const MANY = 10_000;

export function createLimit(store: Store, name: string, rate: Rate, now: () => number = Date.now): Limit {
  const known = new Map<string, { left: number; emptyUntil: number }>();
  const handful = Math.max(1, Math.min(MOST_PER_DRAW, Math.floor(rate.burst / 50)));
  const waitMs = Math.max(100, 1000 / rate.perSecond);
  return async (key) => {
    if (known.size > MANY) known.clear();
    const mine = known.get(key) ?? { left: 0, emptyUntil: 0 };
    known.set(key, mine);
    if (mine.left < 1 && now() >= mine.emptyUntil) {
      const drawn = await store.draw(`${name}:${key}`, handful, rate);
      mine.left += drawn;
      if (drawn === 0) mine.emptyUntil = now() + waitMs;
    }
    if (mine.left < 1) throw new AppError("too_many_requests", { retryAfterS: Math.ceil(waitMs / 1000) });
    mine.left -= 1;
  };
}

export interface Limits {
  session: Limit;
  address: Limit;
  signIn: Limit;
  upload: Limit;
  export: Limit;
}

export function createLimits(store: Store, settings: LimitSettings): Limits {
  const perSecond = (name: string, each: number) =>
    createLimit(store, name, { perSecond: each, burst: each * 10 });
  const perMinute = (name: string, each: number) =>
    createLimit(store, name, { perSecond: each / 60, burst: each });
  return {
    session: perSecond("session", settings.sessionRequestsPerSecond),
    address: perSecond("address", settings.addressRequestsPerSecond),
    signIn: perMinute("sign-in", settings.signInsPerMinute),
    upload: perMinute("upload", settings.uploadsPerMinute),
    export: perMinute("export", settings.exportsPerMinute),
  };
}

/** Whom an address stands for: with IPv6 one customer has a network of 2^64 of them. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = (address.split("%")[0] ?? "").split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = address.includes("::") ? 8 - groups.length - tail.split(":").filter(Boolean).length : 0;
  const whole = [...groups, ...Array<string>(missing).fill("0"), ...tail.split(":").filter(Boolean)];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
