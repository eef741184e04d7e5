import type { Line } from "../../shared/orders/order.ts";
import type { Bucket } from "../../shared/picking/buckets.ts";
import type { CommandType } from "../../shared/picking/command-types.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { type Actor, maySend } from "../../shared/picking/who-may.ts";
import type { Act } from "../live/store.ts";
import { units } from "./line-words.ts";
import { words } from "./words.ts";

export interface Undoable {
  label: string;
  action: string;
  act: Act;
}

/** Which bucket each way back empties, what it is called, and the event that filled it. */
const WAYS: {
  bucket: Bucket;
  type: CommandType;
  label: string;
  action: string;
  event: OrderEvent["type"];
}[] = [
  { bucket: "picked", type: "unpick", label: words.ways.picked, action: words.undo, event: "picked" },
  {
    bucket: "toBuy",
    type: "cancelPurchase",
    label: words.ways.toBuy,
    action: words.cancelMissing,
    event: "missingReported",
  },
  {
    bucket: "bought",
    type: "cancelPurchase",
    label: words.ways.bought,
    action: words.cancelPurchase,
    event: "bought",
  },
  {
    bucket: "substituted",
    type: "unsubstitute",
    label: words.ways.substituted,
    action: words.undo,
    event: "substituted",
  },
  { bucket: "notSent", type: "restore", label: words.ways.notSent, action: words.restore, event: "notSent" },
];

/** What of this line this person may take back: what the role may, else one's own act of that kind. */
export function undoablesOf(line: Line, history: readonly OrderEvent[], actor: Actor): Undoable[] {
  return WAYS.flatMap(({ bucket, type, label, action, event }) => {
    const quantity = line[bucket];
    if (quantity === 0) return [];
    const base = { label: `${units(quantity)} ${label}`, action };
    if (maySend(actor.role, type)) return [{ ...base, act: { type, lineId: line.id, quantity } }];
    const own = history.findLast(
      (entry) =>
        entry.type === event && entry.lineId === line.id && entry.by.id === actor.id && entry.commandId,
    );
    if (!own?.commandId) return [];
    return [{ ...base, act: { type, lineId: line.id, quantity, undoes: own.commandId } }];
  });
}
