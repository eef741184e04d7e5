import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

const ROOT = join(import.meta.dirname, "../..");
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

/** How much there is in a shop. */
export interface Stock {
  open: number;
  finished: number;
}
type Say = (words: string) => void;

/** A database with a team, `open` orders on the board and a past of `finished` orders, counted and analysed. */
export async function stockShop(stock: Stock, say: Say): Promise<StockedShop> {
  const { url } = await createTestDatabase();
  await fill(url, stock, say);
  return openShop(url, stock);
}

/** The same, and it stays: the next run on this PostgreSQL finds it, unless what it would be filled with has changed. */
export async function keptShop(stock: Stock, say: Say): Promise<StockedShop> {
  const name = `kept_${stock.open}_${stock.finished}_${fingerprint()}`;
  const kept = new URL(process.env.TEST_DATABASE_URL!);
  const cluster = await openOwnConnection(kept.href);
  try {
    kept.pathname = `/${name}`;
    const { rowCount } = await cluster.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) {
      const { url } = await createTestDatabase();
      await fill(url, stock, say);
      await cluster.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${name}`);
    }
  } finally {
    await cluster.end();
  }
  return openShop(kept.href, stock);
}

/** What an earlier run left that nobody will ask for again. */
export async function dropUnwanted(): Promise<void> {
  const cluster = await openOwnConnection(process.env.TEST_DATABASE_URL!);
  const { rows } = await cluster.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname ~ '^(test|kept)_' AND datname !~ $1",
    [`^kept_.*_${fingerprint()}$`],
  );
  for (const { name } of rows) await cluster.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await cluster.end();
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of ["migrations", "server/demo", "bench/shop"])
    for (const name of readdirSync(join(ROOT, folder)).sort())
      hash.update(readFileSync(join(ROOT, folder, name)));
  return hash.digest("hex").slice(0, 12);
}

async function fill(url: string, { open, finished }: Stock, say: Say): Promise<void> {
  const database = openDatabase(url);
  try {
    await createFirstAdmin(database, [SECRET], shopId, ADMIN);
    const people = await addTeam(database, [SECRET]);
    const of = (role: string) => people.filter((person) => person.role === role);
    const team: Team = { sellers: of("seller"), pickers: of("picker"), buyer: of("buyer")[0]! };
    const ways = await listLogistics(database, shopId);
    const begun = performance.now();
    const made = finished > 0 ? await writePast(url, team, ways, finished) : 0;
    await addInvented(database, shopId, openOrders(open, team, ways));
    await onOwnConnection(url, (client) => client.query("VACUUM ANALYZE"));
    const copied = performance.now();
    if (made === 0) return;
    await catchUp(database, shopId, { batch: BATCH });
    say(
      `${made} orders copied in ${seconds(copied - begun)}, counted in ${seconds(performance.now() - copied)}`,
    );
  } finally {
    await database.end();
  }
}

async function openShop(url: string, { open }: Stock): Promise<StockedShop> {
  const database = openDatabase(url);
  try {
    const { rows: people } = await database.query<Actor>("SELECT id, name, role FROM people ORDER BY login");
    const owner = people.find(({ role }) => role === "admin")!;
    const team = people.filter(({ role }) => role === "seller" || role === "picker");
    const sessions = await openSessions(database, SECRET, [owner, ...team]);
    const { rows } = await database.query<{ size: number; orders: number }>(
      "SELECT pg_database_size(current_database()) AS size, (SELECT count(*) FROM orders) AS orders",
    );
    const { size, orders } = rows[0]!;
    return { url, open, finished: orders - open, owner, sessions, size };
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
