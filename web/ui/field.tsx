import { type ComponentProps, forwardRef, type ReactNode, useId } from "preact/compat";
import "./field.css";

type Props = Omit<ComponentProps<"input">, "ref"> & { label: string; hint?: ReactNode };

export const Field = forwardRef<HTMLInputElement, Props>(function Field({ label, hint, ...rest }, ref) {
  const id = useId();
  return (
    <div className="ui-field">
      <label htmlFor={id}>{label}</label>
      <input ref={ref} id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
});

/** The sentence that says why it did not work, read aloud as soon as it appears. */
export function FormProblem({ text }: { text: string | null }) {
  return (
    <p className="ui-form-problem" role="alert">
      {text}
    </p>
  );
}
