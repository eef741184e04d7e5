import { type ComponentProps, type ReactNode, useId } from "react";
import "./field.css";

type Props = ComponentProps<"input"> & { label: string; hint?: ReactNode };

export function Field({ label, hint, ...rest }: Props) {
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** The sentence that says why it did not work, read aloud as soon as it appears. */
export function FormProblem({ text }: { text: string | null }) {
  return (
    <p className="ui-form-problem" role="alert">
      {text}
    </p>
  );
}
