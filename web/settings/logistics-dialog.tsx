import { type FormEvent, useState } from "react";
import type { Logistics } from "../../shared/settings/logistics.ts";
import { api, messageOf } from "../platform/api.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, FormProblem } from "../ui/field.tsx";

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
    <Dialog title={logistics?.name ?? "Nova logística"} onClose={onClose}>
      <form className="settings-form" onSubmit={submit}>
        <Field label="Nome" name="name" required maxLength={40} defaultValue={logistics?.name} />
        <Field
          label="Horário limite"
          name="cutOff"
          type="time"
          defaultValue={logistics?.cutOff?.slice(0, 5) ?? ""}
          hint="Até quando o pedido precisa estar pronto. Vazio: sem limite."
        />
        <label className="settings-check">
          <input type="checkbox" name="requiresBox" defaultChecked={logistics?.requiresBox} />
          Só leva caixa
        </label>
        <FormProblem text={problem} />
        <Button type="submit" variant="primary" size="lg" disabled={busy}>
          {logistics ? "Salvar" : "Criar"}
        </Button>
        {logistics && (
          <Button
            variant={logistics.active ? "danger" : "quiet"}
            disabled={busy}
            onClick={() => void send({ active: !logistics.active })}
          >
            {logistics.active ? "Tirar de uso" : "Voltar a usar"}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
