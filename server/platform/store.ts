import { createLeases, type Leases } from "./leases.ts";

/** What may be lost at any moment: limits, and who is where. One process: this driver; several: the one on Redis. Never fails. */
export interface Store {
  /** Counts one use of `key`; false when more than `limit` fall into the running window of `windowMs`. */
  take(key: string, limit: number, windowMs: number): Promise<boolean>;
  /** `member` is in `group` for `leaseMs` from now; said again, it stays. */
  hold(group: string, member: string, leaseMs: number): Promise<void>;
  release(group: string, member: string): Promise<void>;
  /** Everybody whose lease runs, in no order. */
  members(group: string): Promise<string[]>;
}

export function createLocalStore(now: () => number = Date.now, leases: Leases = createLeases(now)): Store {
  const windows = new Map<string, { endsAt: number; uses: number }>();
  return {
    async take(key, limit, windowMs) {
      const moment = now();
      if (windows.size > 10_000)
        for (const [old, window] of windows) if (window.endsAt <= moment) windows.delete(old);
      const known = windows.get(key);
      const window = known && known.endsAt > moment ? known : { endsAt: moment + windowMs, uses: 0 };
      windows.set(key, window);
      window.uses += 1;
      return window.uses <= limit;
    },
    hold: async (group, member, leaseMs) => leases.hold(group, member, leaseMs),
    release: async (group, member) => leases.release(group, member),
    members: async (group) => [...leases.of(group).keys()],
  };
}
