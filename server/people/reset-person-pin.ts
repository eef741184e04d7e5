import { writeAudit } from "../audit/write-audit.ts";
import { type Database, transaction } from "../platform/database.ts";
import { unlockLogin } from "./count-pin-tries.ts";
import { hashPin } from "./hash-pin.ts";
import { endSessionsOf } from "./session.ts";

/** For who stands at the server: no session needed. Ends the person's sessions, unlocks the number, goes on record. */
export async function resetPin(
  database: Database,
  {
    secretKeys,
    shopId,
    login,
    pin,
  }: { secretKeys: readonly string[]; shopId: string; login: number; pin: string },
): Promise<{ name: string; active: boolean }> {
  const pinHash = await hashPin(secretKeys, pin);
  return transaction(database, async (tx) => {
    const { rows } = await tx.query<{ id: string; name: string; active: boolean }>(
      "UPDATE people SET pin_hash = $3 WHERE shop_id = $1 AND login = $2 RETURNING id, name, active",
      [shopId, login, pinHash],
    );
    const person = rows[0];
    if (!person) throw new Error(`Ninguém tem o número ${login}. Confira o número.`);
    await unlockLogin(tx, shopId, login);
    await endSessionsOf(tx, shopId, person.id);
    await writeAudit(tx, { shopId, act: "pin_reset_on_server", subject: person.id });
    return person;
  });
}
