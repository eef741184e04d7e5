import type { CommandResult } from "../../shared/picking/command.ts";

/** What the server says to commands: the order's version after them, and what became of each. */
export interface CommandsAnswer {
  version: number;
  results: CommandResult[];
}
