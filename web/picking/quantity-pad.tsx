import { Minus, Plus } from "lucide-preact";
import { focusOnArrival } from "../ui/focus-on-arrival.ts";
import { showTaken } from "../ui/show-taken.ts";
import { units } from "./line-words.ts";
import { words } from "./words.ts";

interface Props {
  value: number;
  most: number;
  onChange: (value: number) => void;
  /** What Enter in the field does. */
  onEnter?: () => void;
}

/** How many: prefilled with the rest; large − and +, a field for big numbers, and "tudo". */
export function QuantityPad({ value, most, onChange, onEnter }: Props) {
  const within = (wanted: number) => Math.max(1, Math.min(most, wanted));
  const set = (wanted: number) => onChange(within(wanted));
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
        ref={onEnter && focusOnArrival}
        className="pad-value"
        aria-label={words.quantity}
        inputMode="numeric"
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !onEnter) return;
          // The same key must not press the row that gets the focus back.
          event.preventDefault();
          onEnter();
        }}
        onChange={({ currentTarget }) => {
          const taken = within(Number(currentTarget.value.replace(/\D/g, "")) || 1);
          showTaken(currentTarget, taken);
          onChange(taken);
        }}
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
