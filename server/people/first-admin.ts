import type { Person } from "../../shared/people/person.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { FirstAdmin } from "../config.ts";
import { AppError } from "../platform/app-error.ts";
import { type Database, type Queryable, type Transaction, transaction } from "../platform/database.ts";
import { FIRST_SHOP_ID } from "../platform/shop.ts";
import { addPerson } from "./add-person.ts";
import { hashPin } from "./hash-pin.ts";
import { currentSetupCode, forgetSetupTries } from "./setup-code.ts";

export { setupRoutes } from "./setup-routes.ts";

/**
 * Before listening. There is no built-in PIN: the first administrator comes from the environment, or from the first-run
 * screen by the code returned here, which the caller prints where the owner looks.
 */
export async function ensureFirstAdmin(
  database: Database,
  { secretKeys, firstAdmin }: { secretKeys: readonly string[]; firstAdmin: FirstAdmin | undefined },
  shopId: string = FIRST_SHOP_ID,
): Promise<{ setupCode: string | null }> {
  if (!(await isNobodyThere(database, shopId))) return { setupCode: null };
  if (!firstAdmin) return { setupCode: await currentSetupCode(database, secretKeys, shopId) };
  await createFirstAdmin(database, secretKeys, shopId, firstAdmin);
  return { setupCode: null };
}

/** Only while there is nobody; says whether it did. */
export async function createFirstAdmin(
  database: Database,
  secretKeys: readonly string[],
  shopId: string,
  { login, name, pin }: FirstAdmin,
): Promise<boolean> {
  if (!(await isNobodyThere(database, shopId))) return false;
  const pinHash = await hashPin(secretKeys, pin);
  try {
    await transaction(database, (tx) => addFirstAdmin(tx, shopId, { login, name, pinHash }));
    return true;
  } catch (error) {
    // Another process that started beside this one was first.
    if (error instanceof AppError && error.code === "already_set_up") return false;
    throw error;
  }
}

export async function isNobodyThere(database: Queryable, shopId: string): Promise<boolean> {
  const { rowCount } = await database.query("SELECT 1 FROM people WHERE shop_id = $1 LIMIT 1", [shopId]);
  return !rowCount;
}

/** Refuses when there is somebody; of two at once the shop's row lets one through. */
export async function addFirstAdmin(
  tx: Transaction,
  shopId: string,
  { login, name, pinHash }: { login: number; name: string; pinHash: string },
): Promise<Person> {
  await tx.query("SELECT 1 FROM shops WHERE id = $1 FOR NO KEY UPDATE", [shopId]);
  if (!(await isNobodyThere(tx, shopId))) throw new AppError("already_set_up");
  const person = await addPerson(tx, shopId, { login, name, role: "admin", pinHash });
  await forgetSetupTries(tx, shopId);
  await writeAudit(tx, { shopId, personId: person.id, act: "first_admin_created", subject: person.id });
  return person;
}
