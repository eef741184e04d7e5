import { createHmac, timingSafeEqual } from "node:crypto";
import type { Queryable } from "../platform/database.ts";

const TRIES_PER_CODE = 10;
/** Nobody's number, so that the tries for the code lie beside those for PINs. */
const NO_LOGIN = 0;
const PLACE = "setup";
/** Without letters that are taken for digits. */
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/**
 * The code that proves: whoever opens the first screen also sees the log. Calculated and not kept, so that all processes
 * behind one address agree on it; every ten wrong tries there is another.
 */
export async function currentSetupCode(
  database: Queryable,
  secretKeys: readonly string[],
  shopId: string,
): Promise<string> {
  const { rows } = await database.query<{ failures: number }>(
    "SELECT failures FROM pin_failures WHERE shop_id = $1 AND login = $2 AND place = $3",
    [shopId, NO_LOGIN, PLACE],
  );
  return codeOf(secretKeys, shopId, rows[0]?.failures ?? 0);
}

/** Counted before it is compared, like a PIN. `newCode` is there when this try was the last for the old one. */
export async function trySetupCode(
  database: Queryable,
  secretKeys: readonly string[],
  shopId: string,
  given: string,
): Promise<{ right: boolean; newCode: string | null }> {
  const { rows } = await database.query<{ failures: number }>(
    `INSERT INTO pin_failures AS f (shop_id, login, place, failures) VALUES ($1, $2, $3, 1)
     ON CONFLICT (shop_id, login, place) DO UPDATE SET failures = f.failures + 1, updated_at = now() RETURNING failures`,
    [shopId, NO_LOGIN, PLACE],
  );
  const tries = rows[0]?.failures ?? 1;
  const wanted = Buffer.from(codeOf(secretKeys, shopId, tries - 1));
  const actual = Buffer.from(given.toUpperCase().replace(/[\s-]/g, ""));
  const right = actual.length === wanted.length && timingSafeEqual(actual, wanted);
  return {
    right,
    newCode: !right && tries % TRIES_PER_CODE === 0 ? codeOf(secretKeys, shopId, tries) : null,
  };
}

export async function forgetSetupTries(database: Queryable, shopId: string): Promise<void> {
  await database.query("DELETE FROM pin_failures WHERE shop_id = $1 AND login = $2", [shopId, NO_LOGIN]);
}

function codeOf(secretKeys: readonly string[], shopId: string, triesBefore: number): string {
  const round = Math.floor(triesBefore / TRIES_PER_CODE);
  const digest = createHmac("sha256", secretKeys[0] ?? "")
    .update(`setup\0${shopId}\0${round}`)
    .digest();
  return Array.from(digest.subarray(0, 8), (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}
