import { newId } from "../../shared/new-id.ts";
import type { Person, Role } from "../../shared/people/person.ts";
import { AppError } from "../platform/app-error.ts";
import type { Transaction } from "../platform/database.ts";

export interface NewPerson {
  login: number;
  name: string;
  role: Role;
  pinHash: string;
}

export async function addPerson(
  tx: Transaction,
  shopId: string,
  { login, name, role, pinHash }: NewPerson,
): Promise<Person> {
  const { rows } = await tx.query<Person>(
    `INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (shop_id, login) DO NOTHING RETURNING id, login, name, role, active`,
    [shopId, newId(), login, name.trim(), role, pinHash],
  );
  if (!rows[0]) throw new AppError("login_taken", { login });
  return rows[0];
}
