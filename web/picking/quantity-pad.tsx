import { Minus, Plus } from "lucide-react";
import { units } from "./line-words.ts";

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
        aria-label="Menos um"
        disabled={value <= 1}
        onClick={() => set(value - 1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <input
        className="pad-value"
        aria-label="Quantidade"
        inputMode="numeric"
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => set(Number(event.target.value.replace(/\D/g, "")) || 1)}
      />
      <button
        type="button"
        className="pad-key"
        aria-label="Mais um"
        disabled={value >= most}
        onClick={() => set(value + 1)}
      >
        <Plus aria-hidden="true" />
      </button>
      <button type="button" className="pad-all" disabled={value === most} onClick={() => set(most)}>
        tudo ({units(most)})
      </button>
    </div>
  );
}
