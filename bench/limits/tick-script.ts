import { readSessionSql } from "../../server/people/session.ts";
import { LINES_AND_OUTCOMES, LOCK_ORDER } from "../../server/picking/lock-order.ts";
import { writeDecisions } from "../../server/picking/write-decisions.ts";
import type { Transaction } from "../../server/platform/database.ts";
import { FIRST_SHOP_ID as shopId } from "../../server/platform/shop.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { Command } from "../../shared/picking/command.ts";
import { decide } from "../../shared/picking/decide.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { idOf, LINES, openOrders } from "../shop/open-orders.ts";

export interface TickScript {
  script: string;
  /** Parameters that are as long as the program's. */
  texts: Record<string, string>;
}

/**
 * A tick for pgbench: the program's own statements in the program's order, with as many bytes, over the same orders. What
 * differs from tick to tick (order, line, version, command) is put in by PostgreSQL itself.
 */
export async function tickScript(actor: Actor, sessionHash: string, spread: number): Promise<TickScript> {
  const { text, values } = await writeOfOneTick(actor);
  const [, , lines, events, outcomes, , row] = values.map((value) => value?.replaceAll(EXAMPLE_LINE, "LINE"));
  const shop = `'${shopId}'::uuid`;
  const order = idFor(":order * 100");
  const line = idFor(":order * 100 + :line");
  const command = "md5(:a::text || :b)::uuid";
  const put = (name: string) =>
    `replace(replace(replace(:${name}, 'LINE', ${line}::text), 'COMMAND', ${command}::text), '"version":1', '"version":' || :version + 1)::jsonb`;
  const session = [shop, `decode('${sessionHash}', 'hex')`];
  const written = [
    shop,
    order,
    put("lines"),
    put("events"),
    put("outcomes"),
    "now()",
    put("row"),
    "NULL",
    "NULL",
  ];
  const script = [
    `\\set order random(0, ${spread - 1})`,
    `\\set line random(1, ${LINES})`,
    "\\set a random(0, 2000000000)",
    "\\set b random(0, 2000000000)",
    `${fill(readSessionSql(), session)};`,
    "BEGIN;",
    `${fill(LOCK_ORDER, [shop, order])} \\gset`,
    `${fill(LINES_AND_OUTCOMES, [shop, order, `ARRAY[${command}]`, "ARRAY[]::uuid[]"])};`,
    `${fill(text, written)};`,
    "COMMIT;",
  ];
  return {
    script: script.join("\n"),
    texts: { lines: lines!, events: events!, outcomes: outcomes!, row: row! },
  };
}

const EXAMPLE_LINE = idOf(0, 1);

const idFor = (number: string) => `('019a0000-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;

const fill = (statement: string, values: readonly string[]): string =>
  statement.replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1]!);

/** What the program sends to write one tick, taken from the program itself. */
async function writeOfOneTick(actor: Actor): Promise<{ text: string; values: (string | undefined)[] }> {
  const [example] = openOrders(1, { sellers: [actor], pickers: [actor] }, [{ id: "motoboy" }]);
  const before = { ...example!.order, version: 0 };
  const command: Command = { commandId: "COMMAND", type: "pick", lineId: EXAMPLE_LINE, quantity: 1 };
  const now = new Date().toISOString();
  const { result, event } = decide(before, [], command, actor, { now });
  const after = applyEvent(before, event!);
  const captured: { text: string; values: string[] }[] = [];
  // as: the one method of a transaction that is called
  const tx = {
    query: async (query: { text: string; values: string[] }) => captured.push(query),
  } as unknown as Transaction;
  await writeDecisions(tx, shopId, before, after, [actor], [{ command, actor, result, event }], now);
  return captured[0]!;
}
