import { type FormEvent, useState } from "preact/compat";
import type { Logistics } from "../../shared/settings/logistics.ts";
import { api, messageOf } from "../platform/api.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, FormProblem } from "../ui/field.tsx";
import { words } from "./words.ts";

interface Props {
  logistics: Logistics | null;
  onClose: () => void;
  onChanged: () => void;
}

export function LogisticsDialog({ logistics, onClose, onChanged }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (body: object) => {
    setBusy(true);
    try {
      if (logistics) await api("PATCH", `/api/logistics/${logistics.id}`, body);
      else await api("POST", "/api/logistics", body);
      onChanged();
    } catch (error) {
      setBusy(false);
      setProblem(messageOf(error));
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void send({
      name: String(form.get("name") ?? "").trim(),
      requiresBox: form.get("requiresBox") !== null,
      cutOff: String(form.get("cutOff") ?? "") || null,
    });
  };
  return (
    <Dialog title={logistics?.name ?? words.newLogistics} onClose={onClose}>
      <form className="settings-form" onSubmit={submit}>
        <Field label={words.name} name="name" required maxLength={40} defaultValue={logistics?.name} />
        <Field
          label={words.cutOff}
          name="cutOff"
          type="time"
          defaultValue={logistics?.cutOff?.slice(0, 5) ?? ""}
          hint={words.cutOffHint}
        />
        <label className="settings-check">
          <input type="checkbox" name="requiresBox" defaultChecked={logistics?.requiresBox} />
          {words.takesBoxesOnly}
        </label>
        <FormProblem text={problem} />
        <Button type="submit" variant="primary" size="lg" disabled={busy}>
          {logistics ? words.save : words.create}
        </Button>
        {logistics && (
          <Button
            variant={logistics.active ? "danger" : "quiet"}
            disabled={busy}
            onClick={() => void send({ active: !logistics.active })}
          >
            {logistics.active ? words.retire : words.useAgain}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
