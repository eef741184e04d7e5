import { newId } from "../../shared/new-id.ts";
import type { Command, CommandResult } from "../../shared/picking/command.ts";
import type { Act } from "../live/store.ts";
import { ApiError, api } from "../platform/api.ts";
import { getSession } from "../platform/session.ts";

/** One act of a step that spans orders. */
export interface GroupAct {
  orderId: string;
  /** The order's version on the screen at the touch; left out: saw everything. */
  seenVersion?: number;
  act: Act;
}

export interface GroupCommand {
  orderId: string;
  command: Command;
}

export interface GroupAnswer {
  applied: { orderId: string; command: Command; result: CommandResult }[];
  refused: CommandResult[];
  /** Not sent: the network went away between two orders. Sent again as they are, they count once. */
  unsent: GroupCommand[];
}

/** The acts of one step as commands with one `groupId`; made once, so that a repetition repeats them and adds none. */
export function groupCommands(acts: readonly GroupAct[]): GroupCommand[] {
  const groupId = newId();
  const madeAt = new Date().toISOString();
  const actor = getSession()?.actorToken;
  return acts.map(({ orderId, seenVersion, act }) => ({
    orderId,
    command: {
      ...act,
      v: 1,
      commandId: newId(),
      groupId,
      madeAt,
      ...(seenVersion !== undefined && { seenVersion }),
      ...(actor && { actor }),
    },
  }));
}

/** One batch per order, one after the other: there is no transaction across orders, and none is needed. */
export async function sendGroup(commands: readonly GroupCommand[]): Promise<GroupAnswer> {
  const answer: GroupAnswer = { applied: [], refused: [], unsent: [] };
  for (const [orderId, batch] of Map.groupBy(commands, (entry) => entry.orderId)) {
    try {
      const sentAt = new Date().toISOString();
      const { results } = await api<{ results: CommandResult[] }>("POST", `/api/orders/${orderId}/commands`, {
        commands: batch.map(({ command }) => ({ ...command, sentAt })),
      });
      for (const [index, result] of results.entries()) {
        const { command } = batch[index]!; // results answer commands one by one
        if (result.outcome === "applied") answer.applied.push({ orderId, command, result });
        else if (result.outcome !== "nothing_to_do") answer.refused.push(result);
      }
    } catch (error) {
      const { status, code } = error instanceof ApiError ? error : { status: 0, code: "internal" };
      if (status === 0 || status >= 500) answer.unsent.push(...batch);
      else
        for (const { command } of batch)
          answer.refused.push({ commandId: command.commandId, outcome: "refused", code });
    }
  }
  return answer;
}
