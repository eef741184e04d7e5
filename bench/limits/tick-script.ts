import { readSessionsSql } from "../../server/people/session.ts";
import { LOCK_ORDER, linesAndOutcomes } from "../../server/picking/lock-order.ts";
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

const SHOP = `'${shopId}'::uuid`;
const ORDER = idFor(":order * 100");
const LINE = idFor(":order * 100 + :line");
/** pgbench has no ids of its own; two numbers are as good. */
const COMMAND = "md5(:a::text || :b)::uuid";

/**
 * A tick for pgbench: the program's own statements in the program's order, with as many bytes, over the same orders. What
 * differs from tick to tick (order, line, version, command) is put in by PostgreSQL itself.
 */
export async function tickScript(actor: Actor, sessionHash: string, spread: number): Promise<TickScript> {
  const { text, values } = await writeOfOneTick(actor);
  const texts: Record<string, string> = {};
  const written = values.map((value, index) => inPlaceOf(value, `text${index}`, texts));
  const script = [
    `\\set order random(0, ${spread - 1})`,
    `\\set line random(1, ${LINES})`,
    "\\set a random(0, 2000000000)",
    "\\set b random(0, 2000000000)",
    `${fill(readSessionsSql(), [SHOP, `ARRAY[decode('${sessionHash}', 'hex')]`])};`,
    "BEGIN;",
    `${fill(LOCK_ORDER, [SHOP, ORDER]).replace("AS locked FROM", "AS locked, version FROM")} \\gset`,
    `${fill(linesAndOutcomes(true, false), [SHOP, ORDER, `ARRAY[${COMMAND}]`])};`,
    `${fill(text, written)};`,
    "COMMIT;",
  ];
  return { script: script.join("\n"), texts };
}

function idFor(number: string): string {
  return `('019a0000-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;
}

const fill = (statement: string, values: readonly string[]): string =>
  statement.replace(/\$(\d+)/g, (_, n: string) => values[Number(n) - 1]!);

/** What stands in the script for a value of the example. Long texts are parameters: a colon in a script is a name. */
function inPlaceOf(value: unknown, name: string, texts: Record<string, string>): string {
  if (value === null) return "NULL";
  if (value === EXAMPLE_VERSION) return ":version + 1";
  if (typeof value === "number") return String(value);
  if (value === shopId) return SHOP;
  if (value === EXAMPLE_ORDER) return ORDER;
  if (value === EXAMPLE_LINE) return LINE;
  if (value === EXAMPLE_COMMAND) return COMMAND;
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return "now()";
  if (!/^[[{]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  texts[name] = text;
  return `replace(replace(:${name}, '${EXAMPLE_LINE}', ${LINE}::text), '${EXAMPLE_COMMAND}', ${COMMAND}::text)::jsonb`;
}

const EXAMPLE_ORDER = idOf(0);
const EXAMPLE_LINE = idOf(0, 1);
const EXAMPLE_COMMAND = idOf(0, 99);
const EXAMPLE_VERSION = 987_654_321;

/** What the program sends to write one tick, taken from the program itself. */
async function writeOfOneTick(actor: Actor): Promise<{ text: string; values: unknown[] }> {
  const [example] = openOrders(1, { sellers: [actor], pickers: [actor] }, [{ id: "motoboy" }]);
  const before = { ...example!.order, version: EXAMPLE_VERSION - 1 };
  const command: Command = {
    commandId: EXAMPLE_COMMAND,
    type: "pick",
    lineId: EXAMPLE_LINE,
    quantity: 1,
  };
  const now = new Date().toISOString();
  const { result, event } = decide(before, [], command, actor, { now });
  const after = applyEvent(before, event!);
  const captured: { text: string; values: unknown[] }[] = [];
  // as: the one method of a transaction that is called
  const tx = {
    query: async (query: { text: string; values: unknown[] }) => captured.push(query),
  } as unknown as Transaction;
  const origin = { deviceId: idOf(0), address: "127.0.0.1" };
  await writeDecisions(tx, shopId, before, after, [actor], [{ command, actor, result, event }], now, origin);
  return captured[0]!;
}
