import { Minus, Plus } from "lucide-preact";
import { showTaken } from "../ui/show-taken.ts";
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
  const within = (wanted: number) => Math.max(1, Math.min(MOST_VOLUMES, wanted || 1));
  const set = (wanted: number) => onChange(within(wanted));
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
        onFocus={(event) => event.currentTarget.select()}
        onChange={({ currentTarget }) => {
          const taken = within(Number(currentTarget.value.replace(/\D/g, "").slice(0, 2)));
          showTaken(currentTarget, taken);
          onChange(taken);
        }}
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
