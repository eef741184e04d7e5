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
 * On a device of his own the owner mistypes, and an hour is long. Strangers together get five guesses a day in the end:
 * with one an hour a whole team's PINs, of which some are 1234, would not last a month.
 */
const LONGEST_LOCK = { device: "1 hour", unknown: "1 day" } as const;

/**
 * Counts a try BEFORE its PIN is looked at, in one statement: however many come at once, at most five are let through.
 * The fifth locks the place at once, and takes the lock away again if its PIN is right. A minute, then twice as long
 * each time; forgotten a quiet day after the last lock.
 * @returns whether this was the last one before the lock
 */
export async function reservePinTry(
  database: Queryable,
  { shopId, login, place }: PinPlace,
): Promise<{ last: boolean }> {
  const longest = LONGEST_LOCK[place === UNKNOWN_PLACE ? "unknown" : "device"];
  const quiet = "greatest(f.updated_at, f.locked_until) < clock_timestamp() - interval '1 day'";
  const { rows } = await database.query<{ locked: boolean }>(
    `INSERT INTO pin_failures AS f (shop_id, login, place, failures) VALUES ($1, $2, $3, 1)
     ON CONFLICT (shop_id, login, place) DO UPDATE SET
       failures = CASE WHEN ${quiet} THEN 1 WHEN f.failures >= 4 THEN 0 ELSE f.failures + 1 END,
       lockouts = CASE WHEN ${quiet} THEN 0 WHEN f.failures >= 4 THEN f.lockouts + 1 ELSE f.lockouts END,
       locked_until = CASE WHEN f.failures >= 4 AND NOT (${quiet})
         THEN clock_timestamp() + least(interval '1 minute' * power(2, least(f.lockouts, 16)), interval '${longest}') END,
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
