import { Minus, Plus } from "lucide-react";
import { units } from "./line-words.ts";
import { words } from "./words.ts";

interface Props {
  value: number;
  most: number;
  onChange: (value: number) => void;
}

/** How many: prefilled with the rest; large − and +, a field for big numbers, and "tudo". */
export function QuantityPad({ value, most, onChange }: Props) {
  const set = (next: number) => onChange(Math.max(1, Math.min(most, next)));
  return (
    <div className="quantity-pad">
      <button
        type="button"
        className="pad-key"
        aria-label={words.oneLess}
        disabled={value <= 1}
        onClick={() => set(value - 1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <input
        className="pad-value"
        aria-label={words.quantity}
        inputMode="numeric"
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => set(Number(event.target.value.replace(/\D/g, "")) || 1)}
      />
      <button
        type="button"
        className="pad-key"
        aria-label={words.oneMore}
        disabled={value >= most}
        onClick={() => set(value + 1)}
      >
        <Plus aria-hidden="true" />
      </button>
      <button type="button" className="pad-all" disabled={value === most} onClick={() => set(most)}>
        {words.all(units(most))}
      </button>
    </div>
  );
}
