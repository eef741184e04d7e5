import { CornerDownLeft, Delete } from "lucide-preact";
import { words } from "./words.ts";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

interface Props {
  onPress: (key: string) => void;
  busy: boolean;
  /** What the last key does now. */
  enter: string;
}

export function NumberPad({ onPress, busy, enter }: Props) {
  const digit = (key: string) => (
    <button
      key={key}
      type="button"
      className="pad-button"
      onPointerDown={keepFocus}
      onClick={() => onPress(key)}
    >
      {key}
    </button>
  );
  return (
    <div className="signin-pad">
      {DIGITS.map(digit)}
      <button
        type="button"
        className="pad-button"
        aria-label={words.erase}
        onPointerDown={keepFocus}
        onClick={() => onPress("back")}
      >
        <Delete aria-hidden="true" />
      </button>
      {digit("0")}
      <button
        type="submit"
        className="pad-button pad-enter"
        aria-label={enter}
        disabled={busy}
        onPointerDown={keepFocus}
      >
        <CornerDownLeft aria-hidden="true" size={28} />
      </button>
    </div>
  );
}

/** A tap on the pad leaves the cursor in the field, so that keyboard and pad can be mixed. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault();
