import { useCallback, useEffect, useState } from "preact/compat";
import type { Act } from "../live/store.ts";

/** An act that can be taken back for a moment. */
export interface UndoEntry {
  commandId: string;
  label: string;
  inverse: Act;
  until: number;
}

export const UNDO_MS = 10_000;
const MOST = 3;

/** The newest acts, at most three, each for ten seconds; the order's history takes back the older ones. */
export function useUndoStack() {
  const [entries, setEntries] = useState<readonly UndoEntry[]>([]);
  const push = useCallback((entry: Omit<UndoEntry, "until">) => {
    setEntries((old) => [...old, { ...entry, until: Date.now() + UNDO_MS }].slice(-MOST));
  }, []);
  const drop = useCallback((commandId: string) => {
    setEntries((old) => old.filter((entry) => entry.commandId !== commandId));
  }, []);
  useEffect(() => {
    const next = entries[0];
    if (!next) return;
    const timer = setTimeout(() => drop(next.commandId), Math.max(0, next.until - Date.now()));
    return () => clearTimeout(timer);
  }, [entries, drop]);
  return { entries, push, drop };
}
