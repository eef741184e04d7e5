import type { Settings } from "../../shared/settings/settings.ts";
import type { Database } from "../platform/database.ts";
import { readSettings } from "./read-settings.ts";

/** A change is heard of at once, from whichever process; so old may be what is answered where that was missed. */
const KEPT_MS = 5_000;

type Kept = { readAt: number; settings: Promise<Settings> };
const byDatabase = new WeakMap<Database, Map<string, Kept>>();

/** For what every screen asks. */
export function cachedSettings(database: Database, shopId: string): Promise<Settings> {
  const shops = byDatabase.get(database) ?? new Map<string, Kept>();
  byDatabase.set(database, shops);
  const kept = shops.get(shopId);
  if (kept && performance.now() - kept.readAt < KEPT_MS) return kept.settings;
  const settings = readSettings(database, shopId);
  shops.set(shopId, { readAt: performance.now(), settings });
  settings.catch(() => shops.delete(shopId));
  return settings;
}

export function forgetCachedSettings(database: Database, shopId: string): void {
  byDatabase.get(database)?.delete(shopId);
}
