import { Search } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/compat";
import { ScreenKeys } from "../ui/screen-keys.tsx";
import { words } from "./words.ts";

const PAUSE_MS = 250;

interface Props {
  text: string;
  onText: (text: string) => void;
  label?: string;
  placeholder?: string;
}

/** Asks when the typing pauses, and at once on Enter. */
export function HistorySearch({ text, onText, label = words.search, placeholder = words.searchHint }: Props) {
  const [typed, setTyped] = useState(text);
  const [shown, setShown] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  if (text !== shown) {
    // The address changed by another hand: the arrow back, or a chip.
    setShown(text);
    if (text !== typed.trim()) setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onText(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <search>
      <label className="history-search">
        <span className="ui-hidden">{label}</span>
        <Search aria-hidden="true" size={24} />
        <input
          ref={field}
          type="search"
          placeholder={placeholder}
          autoComplete="off"
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") onText(typed.trim());
            if (event.key === "Escape") setTyped("");
          }}
        />
      </label>
      <ScreenKeys search={field} />
    </search>
  );
}
