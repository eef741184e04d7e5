import { newId } from "../../shared/new-id.ts";
import type { Role } from "../../shared/people/person.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { hashPin } from "../people/hash-pin.ts";
import type { Database } from "../platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";

const TEAM: { name: string; role: Role }[] = [
  { name: "Bruna", role: "seller" },
  { name: "Otávio", role: "seller" },
  { name: "Ana", role: "picker" },
  { name: "João", role: "picker" },
  { name: "Célia", role: "picker" },
  { name: "Marta", role: "buyer" },
];
export const FIRST_LOGIN = 11;
export const TEAM_PIN = "1234";

/** The demonstration's people: numbers from 11 on, one PIN for all. Those that are there already are left as they are. */
export async function addTeam(database: Database, secretKeys: readonly string[]): Promise<Actor[]> {
  const team: Actor[] = [];
  for (const [index, { name, role }] of TEAM.entries()) {
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (shop_id, login) DO UPDATE SET name = people.name RETURNING id`,
      [shopId, newId(), FIRST_LOGIN + index, name, role, await hashPin([...secretKeys], TEAM_PIN)],
    );
    team.push({ id: rows[0]!.id, name, role });
  }
  return team;
}
