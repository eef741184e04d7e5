import { type Static, Type } from "typebox";
import type { Queryable } from "../platform/database.ts";

export const Logistics = Type.Object({
  id: Type.String(),
  name: Type.String(),
  requiresBox: Type.Boolean(),
  cutOff: Type.Union([Type.String(), Type.Null()], { description: "HH:MM in the shop's time zone" }),
  active: Type.Boolean(),
});
export type Logistics = Static<typeof Logistics>;

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
