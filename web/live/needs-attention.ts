import type { CommandResult } from "../../shared/picking/command.ts";
import type { AttentionItem, QueuedTouch } from "./live-database.ts";

/**
 * Which answers a person has to see. A touch and its own undo that both came too late cancel each other out, and an
 * undo of what was never applied has nothing left to say.
 */
export function needsAttention(
  batch: readonly QueuedTouch[],
  results: readonly CommandResult[],
  known: readonly AttentionItem[],
  at: string,
): { add: AttentionItem[]; remove: string[] } {
  const byId = new Map(results.map((result) => [result.commandId, result]));
  const add: AttentionItem[] = [];
  const remove: string[] = [];
  for (const { orderId, label, command, actor } of batch) {
    const result = byId.get(command.commandId);
    if (result?.outcome !== "late" && result?.outcome !== "refused") continue;
    const { undoes, commandId } = command;
    const undone = undoes
      ? [...known, ...add].find((item) => item.commandId === undoes && item.outcome === result.outcome)
      : undefined;
    if (undone && result.outcome === "late") {
      const own = add.indexOf(undone);
      if (own >= 0) add.splice(own, 1);
      else remove.push(undone.commandId);
      continue;
    }
    if (undoes && result.code === "nothing_to_undo") continue;
    const code = result.code ?? "internal";
    add.push({ orderId, label, command, actor, commandId, outcome: result.outcome, code, at });
  }
  return { add, remove };
}
