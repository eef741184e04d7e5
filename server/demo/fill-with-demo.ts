import type { Role } from "../../shared/people/person.ts";
import type { Database } from "../platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../platform/shop.ts";
import { listLogistics } from "../settings/logistics.ts";
import { addTeam, FIRST_LOGIN, TEAM_PIN } from "./add-team.ts";
import { addInvented } from "./copy-invented.ts";
import { inventHistory } from "./invent-history.ts";
import { inventOpenOrders } from "./open-orders.ts";

/** Fills a shop without orders with invented people and orders in every state, as the rules and the real writers would have left them. */
export async function fillWithDemo(
  database: Database,
  secretKeys: readonly string[],
  say: (words: string) => void,
): Promise<void> {
  if ((await database.query("SELECT 1 FROM orders WHERE shop_id = $1 LIMIT 1", [shopId])).rowCount) return;
  say("Criando pessoas e pedidos de demonstração …");
  const team = await addTeam(database, secretKeys);
  const is = (role: Role) => team.filter((person) => person.role === role);
  const people = { sellers: is("seller"), pickers: is("picker"), buyer: is("buyer")[0]! };
  const ways = await listLogistics(database, shopId);
  const open = inventOpenOrders(people, ways, Date.now());
  await addInvented(database, shopId, inventHistory(people, ways), open);
  say(
    `Demonstração pronta: ${open.length} pedidos de hoje e dois meses de história. Entre com os números ${FIRST_LOGIN} a ${FIRST_LOGIN + team.length - 1}, PIN ${TEAM_PIN}.`,
  );
}
