import { useRowKeys } from "../ui/use-row-keys.ts";
import type { LineSheetMode } from "./line-sheet.tsx";
import { words } from "./words.ts";

interface Keys {
  onMode: (lineId: string, mode: LineSheetMode) => void;
  onUndo: () => void;
  onHistory: () => void;
  onHelp: () => void;
}

const { keys: does } = words;
export const KEY_HELP = [
  ["↑ ↓", does.walk],
  [does.space, does.pick],
  ["Q", does.more],
  ["F", does.missing],
  ["S", does.substitute],
  ["N", does.notSend],
  ["Z", does.undo],
  ["H", does.history],
  [does.scanner, does.scan],
  ["Esc", does.close],
  ["?", does.help],
] as const;

/** The order by keyboard. */
export function useOrderKeys({ onMode, onUndo, onHistory, onHelp }: Keys): void {
  const open = (mode: LineSheetMode) => (lineId: string) => onMode(lineId, mode);
  useRowKeys({
    row: { q: open("all"), f: open("missing"), s: open("substitute"), n: open("notSend") },
    screen: { z: onUndo, h: onHistory, "?": onHelp },
  });
}
