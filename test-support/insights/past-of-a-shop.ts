import { addInvented } from "../../server/demo/copy-invented.ts";
import { chanceFrom, inventDays, type Past, type Team } from "../../server/demo/invent-orders.ts";
import type { Invented } from "../../server/demo/order-story.ts";
import { FIRST_SHOP_ID as shopId } from "../../server/platform/shop.ts";
import { listLogistics } from "../../server/settings/logistics.ts";
import type { TestShop } from "../test-shop.ts";

/** People who can have made orders: two sellers, three pickers and a buyer. */
export async function hireTeam(shop: TestShop): Promise<Team> {
  const hire = async (role: "seller" | "picker" | "buyer") => {
    const { id, name } = (await shop.hire(role)).me.person;
    return { id, name, role };
  };
  return {
    sellers: [await hire("seller"), await hire("seller")],
    pickers: [await hire("picker"), await hire("picker"), await hire("picker")],
    buyer: await hire("buyer"),
  };
}

/** Gives the shop a past, and tells what it was. */
export async function writePast(shop: TestShop, team: Team, past: Past, seed = 1): Promise<Invented[]> {
  const ways = await listLogistics(shop.database, shopId);
  const invented = [...inventDays(team, ways, past, chanceFrom(seed))];
  await addInvented(shop.database, shopId, invented);
  return invented;
}
