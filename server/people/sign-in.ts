import { newId } from "../../shared/new-id.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { AppError } from "../platform/app-error.ts";
import { type Database, type Queryable, type Transaction, transaction } from "../platform/database.ts";
import { forgetPinTries, type PinPlace, reservePinTry, UNKNOWN_PLACE } from "./count-pin-tries.ts";
import { DUMMY_HASH, hashPin, needsRehash, verifyPin } from "./hash-pin.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { inPinTurn } from "./pin-turns.ts";
import { createSession, endSession, type NewSession, type Session } from "./session.ts";

export interface SignIn {
  login: number;
  pin: string;
  /** From the signed cookie; null on a device that nobody has signed in on. */
  deviceId: string | null;
  address: string;
  /** What the browser calls itself. */
  agent?: string | null;
  /** Whoever was signed in on this screen before: the tablet changes hands. */
  previous: Session | null;
}

export interface SignInResult {
  person: Session["person"];
  session: NewSession;
  deviceId: string;
}

/**
 * Number and PIN against a session. Nothing in the answer or its time tells an unknown number, an inactive person and a
 * wrong PIN apart.
 */
export async function signIn(
  { database, secretKeys, shopId }: { database: Database; secretKeys: readonly string[]; shopId: string },
  { login, pin, deviceId, address, agent, previous }: SignIn,
): Promise<SignInResult> {
  const person = await findPerson(database, shopId, login, deviceId);
  const place: PinPlace = {
    shopId,
    login,
    place: person?.device_known && deviceId ? deviceId : UNKNOWN_PLACE,
  };
  // In a row, so that many right ones at once (a shop that opens) are not mistaken for many wrong ones.
  return oneAtATime(`${shopId} ${login} ${place.place}`, async () => {
    const hash = person?.active ? person.pin_hash : DUMMY_HASH;
    const looked = await inPinTurn(place.place !== UNKNOWN_PLACE, async () => {
      const { last } = await reservePinTry(database, place);
      return { last, right: await verifyPin(secretKeys, pin, hash) };
    });
    if (!looked) throw new AppError("too_many_requests");
    const { last, right } = looked;
    if (!person || !right) {
      const tried = { shopId, deviceId, address, subject: String(login) };
      await writeAudit(database, { ...tried, act: "sign_in_failed" });
      if (last) await writeAudit(database, { ...tried, act: "sign_in_locked" });
      throw new AppError("wrong_credentials");
    }
    const device = deviceId ?? newId();
    const fresh = needsRehash(secretKeys, hash) ? await hashPin(secretKeys, pin) : hash;
    return transaction(database, async (tx) => {
      const welcome = await admit(tx, { shopId, personId: person.id, hash, fresh });
      await forgetPinTries(tx, place);
      if (previous) await endSession(tx, shopId, previous.id);
      const session = await createSession(tx, {
        shopId,
        personId: person.id,
        deviceId: device,
        agent,
      });
      await writeAudit(tx, { shopId, personId: person.id, deviceId: device, address, act: "signed_in" });
      return { person: welcome, session, deviceId: device };
    });
  });
}

interface FoundPerson {
  id: string;
  pin_hash: string;
  active: boolean;
  device_known: boolean;
}

async function findPerson(
  database: Queryable,
  shopId: string,
  login: number,
  deviceId: string | null,
): Promise<FoundPerson | undefined> {
  const { rows } = await database.query<FoundPerson>(
    `SELECT p.id, p.pin_hash, p.active, d.person_id IS NOT NULL AS device_known
     FROM people p LEFT JOIN device_people d ON d.shop_id = p.shop_id AND d.person_id = p.id AND d.device_id = $3
     WHERE p.shop_id = $1 AND p.login = $2`,
    [shopId, login, deviceId],
  );
  return rows[0];
}

/** Asked again under a lock: the PIN may have been changed, or the person sent away, while we were calculating. */
async function admit(
  tx: Transaction,
  { shopId, personId, hash, fresh }: { shopId: string; personId: string; hash: string; fresh: string },
): Promise<Session["person"]> {
  const { rows } = await tx.query<Session["person"]>(
    `UPDATE people SET last_seen_at = now(), pin_hash = $4 WHERE shop_id = $1 AND id = $2 AND active AND pin_hash = $3
     RETURNING id, login, name, role`,
    [shopId, personId, hash, fresh],
  );
  if (!rows[0]) throw new AppError("wrong_credentials");
  return rows[0];
}
