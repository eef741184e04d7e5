import { useState } from "preact/compat";
import "../orders/controls.css";
import { focusAsAsked, focusOnArrival } from "../ui/focus-on-arrival.ts";
import "./reason-picker.css";
import { useReasons } from "./reasons.ts";
import { words } from "./words.ts";

interface Props {
  onReason: (reason: string, text?: string) => void;
  /** Words on the button that goes on after "Outro". */
  confirm?: string;
}

/** One tap gives the reason; "Outro" asks for a few words first. */
export function ReasonPicker({ onReason, confirm = words.confirm }: Props) {
  const reasons = useReasons();
  const [other, setOther] = useState<string | null>(null);
  return (
    <div className="reasons">
      <p className="reasons-title">{words.why}</p>
      <div className="reasons-grid">
        {reasons.map(({ code, label }, index) => (
          <button
            key={code}
            ref={index === 0 ? focusOnArrival : undefined}
            type="button"
            className="choice"
            aria-pressed={code === "other" ? other !== null : undefined}
            onClick={() => (code === "other" ? setOther("") : onReason(code))}
          >
            {label}
          </button>
        ))}
      </div>
      {other !== null && (
        <form
          className="reasons-other"
          onSubmit={(event) => {
            event.preventDefault();
            if (other.trim()) onReason("other", other.trim());
          }}
        >
          <input
            className="field"
            ref={focusAsAsked}
            aria-label={words.reason}
            placeholder={words.writeReason}
            maxLength={500}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          <button type="submit" className="choice choice-primary" disabled={!other.trim()}>
            {confirm}
          </button>
        </form>
      )}
    </div>
  );
}
