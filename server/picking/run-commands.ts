import type { Order } from "../../shared/orders/order.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import { applyEvent } from "../../shared/picking/apply-event.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import { decide, type Facts, needsHistory } from "../../shared/picking/decide.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import type { Origin } from "../audit/origin.ts";
import { findByNumber } from "../orders/find-by-number.ts";
import { readEvents } from "../orders/order-log.ts";
import { AppError } from "../platform/app-error.ts";
import type { Bus } from "../platform/bus.ts";
import { type Database, type Transaction, transaction } from "../platform/database.ts";
import { readLogistics } from "../settings/logistics.ts";
import { lockOrder } from "./lock-order.ts";
import { type Decided, writeDecisions } from "./write-decisions.ts";

/** A command and who touched the screen; `actor` is null when their token is not valid (any more). */
export interface SentCommand {
  command: Command;
  actor: Actor | null;
}

/**
 * The one write path of an order: in one transaction lock it, decide each command in turn, write lines, events and
 * outcomes under the next versions; announce after the commit. A plain tick is three statements in two round trips. A refusal never
 * stops the rest.
 */
export async function runCommands(
  { database, bus }: { database: Database; bus: Bus },
  shopId: string,
  orderId: string,
  commands: readonly SentCommand[],
  origin?: Origin,
): Promise<{ version: number; results: CommandResult[] }> {
  const { order, results, pickers, events } = await transaction(database, (tx, last) =>
    runInside(tx, last, shopId, orderId, commands, origin),
  );
  if (events.length > 0) {
    const made = { order, pickers, events };
    bus.publish({ kind: "changed", shopId, orderId, version: order.version, made });
  }
  return { version: order.version, results };
}

async function runInside(
  tx: Transaction,
  last: (statement: Promise<unknown>) => void,
  shopId: string,
  orderId: string,
  sent: readonly SentCommand[],
  origin: Origin | undefined,
) {
  const locked = await lockOrder(
    tx,
    shopId,
    orderId,
    sent.map(({ command }) => command),
  );
  if (!locked) throw new AppError("not_found");
  const { outcomes, retried, pickers } = locked;
  let { order } = locked;
  const start = order;

  const wanted = sent.map(({ command }) => command);
  const history: OrderEvent[] = needsHistory(order, wanted) ? await readEvents(tx, shopId, orderId, 0) : [];
  const facts = await factsFor(tx, shopId, order, wanted);

  const decided: Decided[] = [];
  const results: CommandResult[] = [];
  for (const { command, actor } of sent) {
    const { commandId } = command;
    const known = outcomes.get(commandId);
    if (!actor) {
      results.push({ commandId, outcome: "refused", code: "wrong_actor" });
    } else if (known) {
      results.push(
        known.actorId === actor.id
          ? known.result
          : { commandId, outcome: "refused", code: "command_id_taken" },
      );
    } else {
      const { result, event } =
        retryProblem(command, retried, outcomes) ?? decide(order, history, command, actor, facts);
      if (event) {
        order = applyEvent(order, event);
        history.push(event);
        if (event.moves.length > 0) remember(pickers, event.by);
      }
      outcomes.set(commandId, { actorId: actor.id, result });
      if (command.retryOf && result.code !== "retry_taken") retried.set(command.retryOf, commandId);
      decided.push({ command, actor, result, event });
      results.push(result);
    }
  }
  if (decided.length > 0) last(writeDecisions(tx, shopId, start, order, pickers, decided, facts.now, origin));
  return { order, results, pickers, events: decided.flatMap(({ event }) => event ?? []) };
}

/** A late command is sent again at most once: whoever's retry is written first has it. */
function retryProblem(
  command: Command,
  retried: ReadonlyMap<string, string>,
  outcomes: ReadonlyMap<string, { result: CommandResult }>,
): { result: CommandResult; event?: undefined } | undefined {
  if (!command.retryOf) return undefined;
  const first = outcomes.get(command.retryOf)?.result.outcome;
  const done = first === "applied" || first === "nothing_to_do";
  if (!done && !retried.has(command.retryOf)) return undefined;
  return { result: { commandId: command.commandId, outcome: "refused", code: "retry_taken" } };
}

/** What only some commands ask about; a tick asks nothing. */
async function factsFor(
  tx: Transaction,
  shopId: string,
  order: Order,
  commands: readonly Command[],
): Promise<Facts> {
  const facts: Facts = { now: new Date().toISOString() };
  if (commands.some(({ type }) => type === "edit")) facts.logistics = await readLogistics(tx, shopId);
  if (order.number && order.cancelled && commands.some(({ type }) => type === "reopen")) {
    facts.numberTakenBy = await findByNumber(tx, shopId, order.number, order.id);
  }
  return facts;
}

function remember(pickers: PersonRef[], person: PersonRef): void {
  const others = pickers.filter(({ id }) => id !== person.id);
  pickers.splice(0, pickers.length, person, ...others.slice(0, 3));
}
