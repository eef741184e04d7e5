import type pg from "pg";
import { readSession } from "../../server/people/session.ts";
import { runCommands } from "../../server/picking/run-commands.ts";
import { createLocalBus } from "../../server/platform/bus.ts";
import { openDatabase } from "../../server/platform/database.ts";
import { openOwnConnection } from "../../server/platform/own-connection.ts";
import { FIRST_SHOP_ID as shopId } from "../../server/platform/shop.ts";
import { newId } from "../../shared/new-id.ts";
import { median } from "../row.ts";
import { idOf, LINES } from "../shop/open-orders.ts";
import type { StockedShop } from "../shop/stock-shop.ts";

const TICKS = 600;
const NAMES: [string, RegExp][] = [
  ["session", /FROM sessions/],
  ["lock the order", /FOR UPDATE/],
  ["lines and earlier outcomes", /AS outcomes/],
  ["write lines, event, outcome, order", /INSERT INTO commands/],
];

/** How long PostgreSQL itself says that each statement of a tick took, in µs, the middle of many; one hand, nobody else. */
export async function statementTimes(shop: StockedShop): Promise<[string, number][]> {
  const url = new URL(shop.url);
  const explain =
    "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_level=notice";
  const database = openDatabase(url.href);
  database.options.options += ` ${explain} -c client_min_messages=notice`;
  const times = new Map<string, number[]>();
  database.on("connect", (client) =>
    client.on("notice", ({ message = "" }: pg.DatabaseError | { message?: string }) => {
      const found = /^duration: ([\d.]+) ms\s+plan:\s+Query Text: ([\s\S]*)/.exec(message);
      const name = found && NAMES.find(([, text]) => text.test(found[2]!))?.[0];
      if (name) times.set(name, [...(times.get(name) ?? []), 1000 * Number(found[1])]);
    }),
  );
  const token = shop.sessions.all[0]!.cookie.replace(/^session=/, "");
  const bus = createLocalBus();
  try {
    for (let n = 0; n < TICKS; n++) {
      await readSession(database, shopId, token);
      const order = n % 40;
      const command = {
        commandId: newId(),
        type: "pick" as const,
        lineId: idOf(order, 1 + (n % LINES)),
        quantity: 1,
      };
      await runCommands({ database, bus }, shopId, idOf(order), [{ command, actor: shop.owner }]);
    }
    const statements = NAMES.map(([name]): [string, number] => [
      name,
      median(times.get(name)!.slice(TICKS / 4)),
    ]);
    return [...statements, ["COMMIT, until the log is on the disk", await commitTime(shop.url)]];
  } finally {
    await database.end();
  }
}

/** It explains no COMMIT: what one takes more than a statement that does nothing, after a row was written. */
async function commitTime(url: string): Promise<number> {
  const client = await openOwnConnection(url);
  const took = async (statement: string) => {
    const begun = performance.now();
    await client.query(statement);
    return 1000 * (performance.now() - begun);
  };
  const commits: number[] = [];
  const nothings: number[] = [];
  await client.query("CREATE TABLE IF NOT EXISTS bench_rows (row text)");
  for (let n = 0; n < TICKS / 2; n++) {
    await client.query("BEGIN");
    await client.query("INSERT INTO bench_rows VALUES (repeat('x', 1500))");
    nothings.push(await took("SELECT"));
    commits.push(await took("COMMIT"));
  }
  await client.end();
  return median(commits) - median(nothings);
}
