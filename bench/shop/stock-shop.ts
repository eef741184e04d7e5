import type { Client } from "pg";
import { addTeam } from "../../server/demo/add-team.ts";
import { addInvented, copyInvented } from "../../server/demo/copy-invented.ts";
import { chanceFrom, inventDays, type Team } from "../../server/demo/invent-orders.ts";
import { catchUp } from "../../server/insights/catch-up.ts";
import { createFirstAdmin } from "../../server/people/first-admin.ts";
import { openDatabase } from "../../server/platform/database.ts";
import { openOwnConnection } from "../../server/platform/own-connection.ts";
import { FIRST_SHOP_ID as shopId } from "../../server/platform/shop.ts";
import { listLogistics } from "../../server/settings/logistics.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { createTestDatabase } from "../../test-support/database.ts";
import { inBulk } from "./in-bulk.ts";
import { LINES, openOrders } from "./open-orders.ts";
import { type OpenSessions, openSessions } from "./open-sessions.ts";

export const SECRET = "long enough to measure with and good for nothing else";
const ADMIN = { login: 1, pin: "4321", name: "Dona Dora" };
const PAST = { lastDay: "2026-11-20", days: 60, perDay: 22, firstNumber: 1_000_000, lines: LINES };
/** Each repetition of those sixty days lies a day earlier than the one before. */
const EVERY_DAYS = 1;
/** Orders that are counted at once: nobody waits meanwhile, and days that share products share their sums. */
const BATCH = 5_000;

export interface StockedShop {
  url: string;
  open: number;
  finished: number;
  /** An administrator. */
  owner: Actor;
  /** The team's, and the owner's first. */
  sessions: OpenSessions;
  /** In bytes, when it had been filled. */
  size: number;
}

/** A database with a team, `open` orders on the board and a past of `finished` orders, counted and analysed. */
export async function stockShop(
  { open, finished }: { open: number; finished: number },
  say: (words: string) => void,
): Promise<StockedShop> {
  const { url } = await createTestDatabase();
  const database = openDatabase(url);
  try {
    await createFirstAdmin(database, [SECRET], shopId, ADMIN);
    const { rows } = await database.query<Actor>("SELECT id, name, role FROM people");
    const owner = rows[0]!;
    const people = await addTeam(database, [SECRET]);
    const of = (role: string) => people.filter((person) => person.role === role);
    const team: Team = { sellers: of("seller"), pickers: of("picker"), buyer: of("buyer")[0]! };
    const ways = await listLogistics(database, shopId);
    const begun = performance.now();
    const made = finished > 0 ? await writePast(url, team, ways, finished) : 0;
    await addInvented(database, shopId, openOrders(open, team, ways));
    const sessions = await openSessions(database, SECRET, [owner, ...team.sellers, ...team.pickers]);
    await onOwnConnection(url, (client) => client.query("VACUUM ANALYZE"));
    const copied = performance.now();
    if (made > 0) {
      await catchUp(database, shopId, { batch: BATCH });
      say(
        `${made} orders copied in ${seconds(copied - begun)}, counted in ${seconds(performance.now() - copied)}`,
      );
    }
    const sized = await database.query<{ size: number }>(
      "SELECT pg_database_size(current_database()) AS size",
    );
    return { url, open, finished: made, owner, sessions, size: sized.rows[0]!.size };
  } finally {
    await database.end();
  }
}

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;

async function writePast(
  url: string,
  team: Team,
  ways: Awaited<ReturnType<typeof listLogistics>>,
  finished: number,
): Promise<number> {
  const past = [...inventDays(team, ways, PAST, chanceFrom(1))];
  const times = Math.max(0, Math.ceil(finished / past.length) - 1);
  return inBulk(url, async (client, lineForLog) => {
    const made = await copyInvented(client, shopId, past, { times, everyDays: EVERY_DAYS, lineForLog });
    await client.query(
      "INSERT INTO client_names (shop_id, name) SELECT DISTINCT shop_id, client_name FROM orders ON CONFLICT DO NOTHING",
    );
    return made;
  });
}

async function onOwnConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await openOwnConnection(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
