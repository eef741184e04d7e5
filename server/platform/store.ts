/** What may be lost at any moment: counters and limits that expire. One process: this driver; several: Redis. */
export interface Store {
  /** Counts one use of `key`; false when more than `limit` fall into the running window of `windowMs`. */
  take(key: string, limit: number, windowMs: number): Promise<boolean>;
}

export function createLocalStore(now: () => number = Date.now): Store {
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
  };
}
