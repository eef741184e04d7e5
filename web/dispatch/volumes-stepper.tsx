import { Minus, Plus } from "lucide-react";
import "./volumes-stepper.css";
import { words } from "./words.ts";

interface Props {
  /** Whose volumes, for those who hear the screen. */
  label: string;
  value: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}

export const MOST_VOLUMES = 99;

/** How many boxes or bags, 1 … 99. */
export function VolumesStepper({ label, value, disabled, onChange }: Props) {
  const set = (next: number) => onChange(Math.max(1, Math.min(MOST_VOLUMES, next || 1)));
  return (
    <fieldset className="volumes" aria-label={label}>
      <button
        type="button"
        aria-label={words.fewer}
        disabled={disabled || value <= 1}
        onClick={() => set(value - 1)}
      >
        <Minus aria-hidden="true" size={20} />
      </button>
      <input
        aria-label={words.volumes}
        inputMode="numeric"
        disabled={disabled}
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => set(Number(event.target.value.replace(/\D/g, "").slice(0, 2)))}
      />
      <button
        type="button"
        aria-label={words.more}
        disabled={disabled || value >= MOST_VOLUMES}
        onClick={() => set(value + 1)}
      >
        <Plus aria-hidden="true" size={20} />
      </button>
    </fieldset>
  );
}
