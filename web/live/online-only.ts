import type { Command } from "../../shared/picking/command.ts";
import type { CommandType } from "../../shared/picking/command-types.ts";
import { words } from "./words.ts";

/** Acts that say what a hand did at the shelf: true whenever they arrive. All others need to know how things stand. */
const AT_THE_SHELF: readonly CommandType[] = ["pick", "unpick", "reportMissing", "note", "acknowledge"];

export const ONLINE_ONLY_REASON = words.onlineOnly;

/** Whether this act may wait in the outbox. Taking back one's own act always may. */
export function worksOffline(act: Pick<Command, "type" | "undoes">): boolean {
  return AT_THE_SHELF.includes(act.type) || act.undoes !== undefined;
}
