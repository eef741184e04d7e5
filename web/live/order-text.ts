import { useSyncExternalStore } from "react";
import type { CommandType } from "../../shared/picking/command-types.ts";
import type { AttentionItem } from "./live-database.ts";
import { entryOf } from "./order-store.ts";

const WORDS: Partial<Record<CommandType, string>> = {
  pick: "separar",
  unpick: "desfazer separação de",
  reportMissing: "falta de",
  note: "observação",
  acknowledge: "visto",
  substitute: "substituir",
  notSend: "não enviar",
};

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
  const units = command.quantity ? `${command.quantity} ×` : "";
  return [WORDS[command.type] ?? "ação", units, line?.description, command.text && `“${command.text}”`]
    .filter(Boolean)
    .join(" ");
}
