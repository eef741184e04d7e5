import { useEffect, useRef } from "preact/compat";
import { typesInto } from "./types-into.ts";

interface RowKeys {
  /** By key, in lower case: for the row that has the focus, named by its `data-line-id`. */
  row: Readonly<Record<string, (id: string) => void>>;
  /** By key: for the whole screen. */
  screen: Readonly<Record<string, () => void>>;
}

/** Where the focus was last: when its row moves away, the next one stands there. */
let place = -1;

/** A list by keyboard: ↑ and ↓ walk its rows, other keys do something with one. Space and Enter are the row button's own. */
export function useRowKeys(keys: RowKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    place = -1;
    const onKey = (event: KeyboardEvent) => {
      if (typesInto(event)) return;
      const key = event.key.toLowerCase();
      const { row, screen } = latest.current;
      const id = document.activeElement?.closest<HTMLElement>("[data-line-id]")?.dataset.lineId;
      if (key === "arrowdown") focusRow(1);
      else if (key === "arrowup") focusRow(-1);
      else if (screen[key]) screen[key]();
      else if (row[key] && id !== undefined) row[key](id);
      else return;
      event.preventDefault();
    };
    const onFocus = () => {
      const index = rows().findIndex((row) => row.matches(":focus"));
      if (index !== -1) place = index;
    };
    window.addEventListener("keydown", onKey);
    document.addEventListener("focusin", onFocus);
    return () => {
      window.removeEventListener("keydown", onKey);
      document.removeEventListener("focusin", onFocus);
    };
  }, []);
}

/** Moves the focus among the rows that are on the screen. */
export function focusRow(step: 1 | -1): void {
  const all = rows();
  const index = all.findIndex((row) => row.matches(":focus"));
  const gone = place === -1 && step === -1 ? all.length : place;
  const from = index !== -1 ? index : step === 1 ? gone - 1 : Math.min(gone, all.length);
  const next = all[Math.max(0, Math.min(all.length - 1, from + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-line-id]:enabled")];
