import { newId } from "../../shared/new-id.ts";
import type { Role } from "../../shared/people/person.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { hashPin } from "../people/hash-pin.ts";
import { type Database, transaction } from "../platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";
import { listLogistics } from "../settings/logistics.ts";
import { inventHistory } from "./invent-history.ts";
import { inventOpenOrders } from "./open-orders.ts";
import { writeInvented } from "./write-invented.ts";

const TEAM: { name: string; role: Role }[] = [
  { name: "Bruna", role: "seller" },
  { name: "Otávio", role: "seller" },
  { name: "Ana", role: "picker" },
  { name: "João", role: "picker" },
  { name: "Célia", role: "picker" },
  { name: "Marta", role: "buyer" },
];
/** Nobody is signed in yet who could miss it. */
const LONGEST_MS = 120_000;

/** Fills a shop without orders with invented people and orders in every state, as the rules and the real writers would have left them. */
export async function fillWithDemo(
  database: Database,
  secretKeys: readonly string[],
  say: (words: string) => void,
): Promise<void> {
  if ((await database.query("SELECT 1 FROM orders WHERE shop_id = $1 LIMIT 1", [shopId])).rowCount) return;
  const team = await addTeam(database, secretKeys, say);
  const is = (role: Role) => team.filter((person) => person.role === role);
  const people = { sellers: is("seller"), pickers: is("picker"), buyer: is("buyer")[0]! };
  const ways = await listLogistics(database, shopId);
  const open = inventOpenOrders(people, ways, Date.now());
  await transaction(
    database,
    async (tx) => {
      await writeInvented(tx, shopId, inventHistory(people, ways));
      await writeInvented(tx, shopId, open);
    },
    LONGEST_MS,
  );
  say(
    `Demonstração pronta: ${open.length} pedidos de hoje e dois meses de história. Entre com os números 11 a ${10 + TEAM.length}, PIN 1234.`,
  );
}

async function addTeam(
  database: Database,
  secretKeys: readonly string[],
  say: (words: string) => void,
): Promise<Actor[]> {
  say("Criando pessoas e pedidos de demonstração …");
  const team: Actor[] = [];
  for (const [index, { name, role }] of TEAM.entries()) {
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO people (shop_id, id, login, name, role, pin_hash) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (shop_id, login) DO UPDATE SET name = people.name RETURNING id`,
      [shopId, newId(), 11 + index, name, role, await hashPin([...secretKeys], "1234")],
    );
    team.push({ id: rows[0]!.id, name, role });
  }
  return team;
}
