import { useEffect, useRef } from "react";
import { inLanguage } from "../platform/language.ts";
import type { LineSheetMode } from "./line-sheet.tsx";

interface Keys {
  onMode: (lineId: string, mode: LineSheetMode) => void;
  onUndo: () => void;
  onHistory: () => void;
  onHelp: () => void;
}

export const KEY_HELP: readonly (readonly [string, string])[] = inLanguage(
  [
    ["↑ ↓", "ir ao item"],
    ["Espaço", "separar"],
    ["Q", "quantidade e opções"],
    ["F", "falta"],
    ["S", "substituir"],
    ["N", "não enviar"],
    ["Z", "desfazer o último"],
    ["H", "histórico do pedido"],
    ["leitor", "achar o item pelo código, ou abrir outro pedido"],
    ["Esc", "fechar o que está aberto"],
    ["?", "esta lista"],
  ],
  [
    ["↑ ↓", "go to the item"],
    ["Space", "pick"],
    ["Q", "quantity and options"],
    ["F", "missing"],
    ["S", "substitute"],
    ["N", "do not send"],
    ["Z", "undo the last act"],
    ["H", "order history"],
    ["scanner", "find the item by its code, or open another order"],
    ["Esc", "close what is open"],
    ["?", "this list"],
  ],
);

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
