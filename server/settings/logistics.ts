import type { Logistics } from "../../shared/settings/logistics.ts";
import type { Queryable } from "../platform/database.ts";

export async function listLogistics(database: Queryable, shopId: string): Promise<Logistics[]> {
  const { rows } = await database.query<Logistics>(
    `SELECT id, name, requires_box AS "requiresBox", cut_off AS "cutOff", active FROM logistics WHERE shop_id = $1 ORDER BY position, name`,
    [shopId],
  );
  return rows;
}

/** The ways out that may be chosen now, by id. */
export async function readLogistics(database: Queryable, shopId: string): Promise<Map<string, Logistics>> {
  const all = await listLogistics(database, shopId);
  return new Map(all.filter((row) => row.active).map((row) => [row.id, row]));
}
