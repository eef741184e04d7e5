import { ChevronDown } from "lucide-preact";
import { useId } from "preact/compat";
import "./select.css";
import { words } from "./words.ts";

interface Props {
  label: string;
  /** The word for no choice. */
  all: string;
  value: string;
  options: readonly [value: string, word: string][];
  onChange: (value: string) => void;
}

/** The browser's own list: on a tablet nothing is easier to hit. */
export function Select({ label, all, value, options, onChange }: Props) {
  const id = useId();
  const gone = value && !options.some(([known]) => known === value);
  return (
    <span className="ui-select" data-chosen={value !== "" || undefined}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{all}</option>
        {gone && <option value={value}>{words.noneNow}</option>}
        {options.map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" size={16} />
    </span>
  );
}
