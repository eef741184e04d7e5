import type { Person, Role } from "../../shared/people/person.ts";
import { AppError } from "../platform/app-error.ts";
import type { Transaction } from "../platform/database.ts";
import { unlockLogin } from "./count-pin-tries.ts";
import { endSessionsOf, type Session } from "./session.ts";

export interface PersonChange {
  name?: string;
  role?: Role;
  active?: boolean;
  pinHash?: string;
}

/**
 * Another role, another PIN or an end of work also ends the person's sessions: a tablet must not go on with what no
 * longer holds. Only who gives himself a new PIN stays in.
 */
export async function changePerson(
  tx: Transaction,
  { shopId, id: ownSessionId, person: admin }: Session,
  id: string,
  change: PersonChange,
): Promise<{ before: Person; person: Person; endedSessionIds: string[] }> {
  // One change of people at a time: two administrators who dismiss each other leave one of them.
  await tx.query("SELECT 1 FROM shops WHERE id = $1 FOR NO KEY UPDATE", [shopId]);
  const { rows } = await tx.query<Person>(
    "SELECT id, login, name, role, active FROM people WHERE shop_id = $1 AND id = $2 FOR NO KEY UPDATE",
    [shopId, id],
  );
  const before = rows[0];
  if (!before) throw new AppError("not_found");
  const person: Person = {
    ...before,
    name: change.name?.trim() ?? before.name,
    role: change.role ?? before.role,
    active: change.active ?? before.active,
  };
  if (isActiveAdmin(before) && !isActiveAdmin(person)) await refuseLastAdmin(tx, shopId, id);
  await tx.query(
    "UPDATE people SET name = $3, role = $4, active = $5, pin_hash = coalesce($6, pin_hash) WHERE shop_id = $1 AND id = $2",
    [shopId, id, person.name, person.role, person.active, change.pinHash ?? null],
  );
  if (change.pinHash) await unlockLogin(tx, shopId, person.login);
  const loses = person.role !== before.role || !person.active;
  if (!loses && !change.pinHash) return { before, person, endedSessionIds: [] };
  const keep = !loses && id === admin.id ? ownSessionId : undefined;
  return { before, person, endedSessionIds: await endSessionsOf(tx, shopId, id, keep) };
}

function isActiveAdmin({ role, active }: Person): boolean {
  return role === "admin" && active;
}

async function refuseLastAdmin(tx: Transaction, shopId: string, id: string): Promise<void> {
  const { rowCount } = await tx.query(
    "SELECT 1 FROM people WHERE shop_id = $1 AND role = 'admin' AND active AND id <> $2 LIMIT 1",
    [shopId, id],
  );
  if (!rowCount) throw new AppError("last_admin");
}
