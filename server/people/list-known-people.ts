import type { Queryable } from "../platform/database.ts";

export interface KnownPerson {
  id: string;
  login: number;
  name: string;
}

/** Who has signed in on this device before, latest first. */
export async function listKnownPeople(
  database: Queryable,
  shopId: string,
  deviceId: string,
): Promise<KnownPerson[]> {
  const { rows } = await database.query<KnownPerson>(
    `SELECT p.id, p.login, p.name FROM device_people d JOIN people p ON p.shop_id = d.shop_id AND p.id = d.person_id
     WHERE d.shop_id = $1 AND d.device_id = $2 AND p.active ORDER BY d.last_sign_in_at DESC LIMIT 12`,
    [shopId, deviceId],
  );
  return rows;
}
