import { type FormEvent, type ReactNode, useId, useState } from "preact/compat";
import { Button } from "../ui/button.tsx";
import { words } from "./words.ts";

interface Props {
  title: string;
  hint?: string;
  /** With it the card is a form: whether anything differs from what is kept, and what keeps it. */
  changed?: boolean;
  onSave?: () => Promise<unknown>;
  children: ReactNode;
}

/** One thing that can be set, kept by a button of its own: nothing is saved by touching it. */
export function Card({ title, hint, changed = false, onSave, children }: Props) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onSave?.();
    setBusy(false);
  };
  const inside = (
    <>
      <h2 id={id}>{title}</h2>
      {hint && <p className="settings-hint">{hint}</p>}
      {children}
    </>
  );
  return (
    <section className="settings-card" aria-labelledby={id}>
      {onSave ? (
        <form onSubmit={submit}>
          {inside}
          <Button type="submit" variant="primary" className="settings-save" disabled={!changed || busy}>
            {words.save}
          </Button>
        </form>
      ) : (
        inside
      )}
    </section>
  );
}
