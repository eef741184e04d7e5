import { AppError } from "../platform/app-error.ts";
import type { Queryable } from "../platform/database.ts";

/** All devices on which the person has never signed in count together. */
export const UNKNOWN_PLACE = "unknown";

export interface PinPlace {
  shopId: string;
  login: number;
  /** A device's id, or `UNKNOWN_PLACE`. */
  place: string;
}

/**
 * Counts a try BEFORE its PIN is looked at, in one statement: however many come at once, at most five are let through.
 * The fifth locks the place at once, and takes the lock away again if its PIN is right. A minute, then twice as long
 * each time, up to an hour; forgotten after a quiet day.
 * @returns whether this was the last one before the lock
 */
export async function reservePinTry(
  database: Queryable,
  { shopId, login, place }: PinPlace,
): Promise<{ last: boolean }> {
  const { rows } = await database.query<{ locked: boolean }>(
    `INSERT INTO pin_failures AS f (shop_id, login, place, failures) VALUES ($1, $2, $3, 1)
     ON CONFLICT (shop_id, login, place) DO UPDATE SET
       failures = CASE WHEN f.updated_at < clock_timestamp() - interval '1 day' THEN 1 WHEN f.failures >= 4 THEN 0 ELSE f.failures + 1 END,
       lockouts = CASE WHEN f.updated_at < clock_timestamp() - interval '1 day' THEN 0 WHEN f.failures >= 4 THEN f.lockouts + 1 ELSE f.lockouts END,
       locked_until = CASE WHEN f.failures >= 4 AND f.updated_at >= clock_timestamp() - interval '1 day'
         THEN clock_timestamp() + least(interval '1 minute' * power(2, least(f.lockouts, 10)), interval '1 hour') END,
       updated_at = clock_timestamp()
     WHERE f.locked_until IS NULL OR f.locked_until <= clock_timestamp()
     RETURNING locked_until IS NOT NULL AS locked`,
    [shopId, login, place],
  );
  const row = rows[0];
  if (!row) throw await lockedError(database, { shopId, login, place });
  return { last: row.locked };
}

/** The right PIN: nothing is held against the person here any more. */
export async function forgetPinTries(database: Queryable, { shopId, login, place }: PinPlace): Promise<void> {
  await database.query("DELETE FROM pin_failures WHERE shop_id = $1 AND login = $2 AND place = $3", [
    shopId,
    login,
    place,
  ]);
}

export async function unlockLogin(database: Queryable, shopId: string, login: number): Promise<void> {
  await database.query("DELETE FROM pin_failures WHERE shop_id = $1 AND login = $2", [shopId, login]);
}

async function lockedError(database: Queryable, { shopId, login, place }: PinPlace): Promise<AppError> {
  const { rows } = await database.query<{ locked_until: Date | null }>(
    "SELECT locked_until FROM pin_failures WHERE shop_id = $1 AND login = $2 AND place = $3",
    [shopId, login, place],
  );
  return new AppError("locked", { until: (rows[0]?.locked_until ?? new Date()).toISOString() });
}
