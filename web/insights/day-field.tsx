import { useId } from "preact/compat";
import "../ui/select.css";
import "./day-field.css";

interface Props {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

/** A day of the shop's calendar; looks like the lists beside it. */
export function DayField({ label, value, min, max, onChange }: Props) {
  const id = useId();
  return (
    <span className="ui-select day-field" data-chosen={value !== "" || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        min={min || undefined}
        max={max || undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </span>
  );
}
