import { type CommandType, INVERSE } from "../../shared/picking/command-types.ts";
import type { Act } from "../live/store.ts";

interface Done {
  type: CommandType;
  commandId: string;
  lineId?: string | undefined;
  quantity?: number | undefined;
}

/** What takes this act back: exactly its own moves and changes, as far as they still stand. */
export function inverseAct({ type, commandId, lineId, quantity }: Done): Act {
  return {
    type: INVERSE[type],
    undoes: commandId,
    ...(lineId && { lineId }),
    ...(quantity && { quantity }),
  };
}

const ONLINE: readonly CommandType[] = [
  "finish",
  "finishShort",
  "reopen",
  "cancel",
  "dispatch",
  "undispatch",
  "edit",
];

/** Whether only the server can say if this may be done; everything else shows at once and waits in the outbox. */
export const asksServer = ({ type, undoes }: Act): boolean =>
  ONLINE.includes(type) && !(type === "edit" && undoes);
