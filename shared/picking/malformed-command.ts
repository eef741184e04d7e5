import type { Command } from "./command.ts";
import { LINE_COMMANDS } from "./command-types.ts";

/** Names the first field that this type of command cannot do without and that is absent; null when it is well formed. */
export function malformedCommand(command: Command): string | null {
  if ((LINE_COMMANDS as readonly string[]).includes(command.type) && !command.lineId) return "lineId";
  if (command.type === "substitute" && !command.substitute && !command.undoes) return "substitute";
  if (command.type === "note" && !command.text?.trim()) return "text";
  if (command.type === "acknowledge" && !command.alarmId) return "alarmId";
  return null;
}
