import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { Command, CommandResult, Uuid } from "../../shared/picking/command.ts";
import { malformedCommand } from "../../shared/picking/malformed-command.ts";
import { originOf } from "../audit/origin.ts";
import { actorsOf } from "../people/actor-of.ts";
import { sessionOf, signedIn } from "../people/authenticate.ts";
import { AppError } from "../platform/app-error.ts";
import type { Bus } from "../platform/bus.ts";
import type { Database } from "../platform/database.ts";
import type { Metrics } from "../platform/metrics.ts";
import { runCommands } from "./run-commands.ts";

export interface CommandRoutesOptions {
  database: Database;
  bus: Bus;
  metrics: Metrics;
  secretKeys: readonly string[];
  shopId: string;
}

export const commandRoutes: FastifyPluginAsyncTypebox<CommandRoutesOptions> = async (
  app,
  { database, bus, metrics, secretKeys, shopId },
) => {
  const counted = metrics.counter("separacao_commands_total", "Commands, by type and what became of them.", [
    "type",
    "outcome",
  ]);
  const surplusUnits = metrics.counter(
    "separacao_surplus_units_total",
    "Units that two people took and one has to put back.",
  );
  const Body = Type.Object({ commands: Type.Array(Command, { minItems: 1, maxItems: 500 }) });
  const Answer = Type.Object({ version: Type.Integer(), results: Type.Array(CommandResult) });
  app.post(
    "/api/orders/:id/commands",
    {
      onRequest: signedIn(database, shopId),
      schema: {
        summary: "Act on an order: up to 500 commands, decided in order, in one transaction",
        params: Type.Object({ id: Uuid }),
        body: Body,
        response: { 200: Answer },
      },
    },
    async (request) => {
      const sentAs = request.body.commands;
      const commands = sentAs.map(withPlainIds);
      for (const [index, command] of commands.entries()) {
        const field = malformedCommand(command);
        if (field) throw new AppError("bad_request", { command: index, field });
      }
      const actors = await actorsOf(
        database,
        secretKeys,
        sessionOf(request),
        commands.map(({ actor }) => actor),
      );
      const sent = commands.map((command) => ({ command, actor: actors.get(command.actor) ?? null }));
      const orderId = request.params.id.toLowerCase();
      const answer = await runCommands({ database, bus }, shopId, orderId, sent, originOf(request));
      for (const [index, { outcome, surplus }] of answer.results.entries()) {
        counted.add([commands[index]?.type ?? "", outcome]);
        if (surplus) surplusUnits.add([], surplus);
      }
      const results = answer.results.map((result, index) => ({ ...result, ...idOf(sentAs[index]) }));
      return { ...answer, results };
    },
  );
};

const ID_FIELDS = ["commandId", "lineId", "undoes", "retryOf", "groupId"] as const;

/** Some devices write UUIDs in capitals; the database, the log and the screens know the small ones. */
function withPlainIds(command: Command): Command {
  const plain = { ...command };
  for (const field of ID_FIELDS) {
    const id = command[field];
    if (id !== undefined) plain[field] = id.toLowerCase();
  }
  return plain;
}

/** Answers are matched by the id as it was sent. */
const idOf = (command: Command | undefined) => command && { commandId: command.commandId };
