import type { Queryable } from "../platform/database.ts";

export const TRIES = 5;

/**
 * Reserves one try at a PIN before it is verified: a single statement, so sixty at once get five. Returns until when
 * the person is locked in this place, or null when the try may go on. Each lock is twice as long, at most an hour.
 * A lock that ran out gives new tries.
 */
export async function reserveAttempt(
  database: Queryable,
  shopId: string,
  login: number,
  place: string,
): Promise<Date | null> {
  const { rows } = await database.query<{ locked_until: Date | null; failures: number }>(
    `INSERT INTO pin_failures AS f (shop_id, login, place, failures) VALUES ($1, $2, $3, 1)
     ON CONFLICT (shop_id, login, place) DO UPDATE SET
       failures = CASE WHEN f.locked_until > now() THEN f.failures WHEN f.failures >= $4 THEN 1 ELSE f.failures + 1 END,
       lockouts = CASE WHEN f.locked_until IS NULL AND f.failures + 1 = $4 THEN f.lockouts + 1
                       WHEN f.locked_until > now() THEN f.lockouts ELSE f.lockouts END,
       updated_at = now(),
       locked_until = CASE
         WHEN f.locked_until > now() THEN f.locked_until
         WHEN f.failures = $4 - 1 THEN now() + interval '1 minute' * least(60, power(2, least(f.lockouts, 6)))
         ELSE NULL END
     RETURNING failures, locked_until,
       (xmax <> 0) AS again`,
    [shopId, login, place, TRIES],
  );
  const { locked_until: lockedUntil, failures } = rows[0]!;
  return lockedUntil && lockedUntil > new Date() && failures >= TRIES ? lockedUntil : null;
}

export async function forgetAttempts(
  database: Queryable,
  shopId: string,
  login: number,
  place?: string,
): Promise<void> {
  await database.query(
    "DELETE FROM pin_failures WHERE shop_id = $1 AND login = $2 AND ($3::text IS NULL OR place = $3)",
    [shopId, login, place ?? null],
  );
}
