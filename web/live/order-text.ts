import { useSyncExternalStore } from "preact/compat";
import type { CommandType } from "../../shared/picking/command-types.ts";
import { formatQuantity } from "../platform/format.ts";
import type { AttentionItem } from "./live-database.ts";
import { entryOf } from "./order-store.ts";
import { words } from "./words.ts";

const TOUCH: Partial<Record<CommandType, string>> = words.touch;

/** What the person did, in words: "separar 10 × CABO V8". */
export function useOrderText({ orderId, command }: AttentionItem): string {
  const entry = entryOf(orderId);
  const order = useSyncExternalStore(
    (listener) => {
      entry.listeners.add(listener);
      return () => entry.listeners.delete(listener);
    },
    () => entry.view.order,
  );
  const line = order?.lines.find(({ id }) => id === command.lineId);
  const units = command.quantity ? `${formatQuantity(command.quantity)} ×` : "";
  return [
    TOUCH[command.type] ?? words.touch.other,
    units,
    line?.description,
    command.text && `“${command.text}”`,
  ]
    .filter(Boolean)
    .join(" ");
}
