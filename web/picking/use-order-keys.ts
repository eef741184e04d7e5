import { useEffect, useRef } from "react";
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

const MODES: Record<string, LineSheetMode> = { f: "missing", s: "substitute", n: "notSend", q: "all" };

/** The order by keyboard. Space and Enter are the row button's own; nothing happens while somebody types or a dialog is open. */
export function useOrderKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, select")) return;
      const key = event.key.toLowerCase();
      const focused = document.activeElement?.closest<HTMLElement>("[data-line-id]")?.dataset.lineId;
      const mode = MODES[key];
      if (key === "arrowdown" || key === "arrowup") focusRow(key === "arrowdown" ? 1 : -1);
      else if (key === "z") latest.current.onUndo();
      else if (key === "h") latest.current.onHistory();
      else if (key === "?") latest.current.onHelp();
      else if (mode && focused) latest.current.onMode(focused, mode);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** Moves the focus among the rows that are on the screen. */
export function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-line-id]")];
  const index = rows.findIndex((row) => row.matches(":focus"));
  const next = rows[index === -1 ? (step === 1 ? 0 : rows.length - 1) : index + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
