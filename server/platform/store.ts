import { createLeases, type Leases } from "./leases.ts";

/** A bucket that holds at most `burst` and fills by `perSecond`. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** What may be lost at any moment: limits, and who is where. One process: this driver; several: the one on Redis. Never fails. */
export interface Store {
  /** Draws at most `wanted` from the bucket `key`; a bucket that nobody knows is full. @returns how much there was */
  draw(key: string, wanted: number, rate: Rate): Promise<number>;
  /** `member` is in `group` for `leaseMs` from now; said again, it stays. */
  hold(group: string, member: string, leaseMs: number): Promise<void>;
  release(group: string, member: string): Promise<void>;
  /** Everybody whose lease runs, in no order. */
  members(group: string): Promise<string[]>;
}

/** So many keys are kept before those are let go that would be full again. */
const MANY = 10_000;

export function createLocalStore(now: () => number = Date.now, leases: Leases = createLeases(now)): Store {
  const buckets = new Map<string, { left: number; at: number; fullAt: number }>();
  return {
    async draw(key, wanted, { perSecond, burst }) {
      const at = now();
      if (buckets.size > MANY) for (const [old, { fullAt }] of buckets) if (fullAt <= at) buckets.delete(old);
      const known = buckets.get(key);
      const there = known ? Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond) : burst;
      const drawn = Math.min(wanted, Math.floor(there));
      const left = there - drawn;
      buckets.set(key, { left, at, fullAt: at + ((burst - left) / perSecond) * 1000 });
      return drawn;
    },
    hold: async (group, member, leaseMs) => leases.hold(group, member, leaseMs),
    release: async (group, member) => leases.release(group, member),
    members: async (group) => [...leases.of(group).keys()],
  };
}
