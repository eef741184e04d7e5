import { LockOpen, UserCheck, UserX } from "lucide-preact";
import { type FormEvent, useState } from "preact/compat";
import { ROLES } from "../../../shared/people/roles.ts";
import { api, messageOf } from "../../platform/api.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, FormProblem } from "../../ui/field.tsx";
import { ROLE_WORDS } from "../role-words.ts";
import { PersonDevicesPanel } from "./person-devices-panel.tsx";
import type { ListedPerson } from "./use-people.ts";
import { words } from "./words.ts";

interface Props {
  person: ListedPerson | null;
  isMe: boolean;
  suggestedLogin: number;
  onClose: () => void;
  onChanged: () => void;
}

export function PersonDialog({ person, isMe, suggestedLogin, onClose, onChanged }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const change = async (method: "POST" | "PATCH", path: string, body?: unknown) => {
    setBusy(true);
    setProblem(null);
    try {
      await api(method, path, body);
      onChanged();
    } catch (error) {
      setBusy(false);
      setProblem(messageOf(error));
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const name = text("name");
    const role = text("role");
    const pin = text("pin");
    if (person)
      void change("PATCH", `/api/people/${person.id}`, {
        ...(name !== person.name && { name }),
        ...(role !== person.role && { role }),
        ...(pin && { pin }),
      });
    else void change("POST", "/api/people", { login: Number(text("login")), name, role, pin });
  };

  return (
    <Dialog title={person ? person.name : words.add} onClose={onClose}>
      <form className="person-form" onSubmit={submit} autoComplete="off">
        <Field label={words.name} name="name" required maxLength={60} defaultValue={person?.name} />
        {!person && (
          <Field
            label={words.login}
            name="login"
            required
            inputMode="numeric"
            pattern="[1-9][0-9]{0,3}"
            title={words.loginRange}
            defaultValue={suggestedLogin <= 9999 ? suggestedLogin : ""}
          />
        )}
        <fieldset className="person-roles">
          <legend>{words.role}</legend>
          {ROLES.map((role) => (
            <label key={role}>
              <input
                type="radio"
                name="role"
                value={role}
                defaultChecked={role === (person?.role ?? "picker")}
              />
              {ROLE_WORDS[role]}
            </label>
          ))}
        </fieldset>
        <Field
          label={person ? words.newPin : words.pin}
          name="pin"
          type="password"
          required={!person}
          inputMode="numeric"
          pattern="[0-9]{4,8}"
          title={words.pinLength}
          autoComplete="new-password"
          hint={person ? words.keepsPin : words.pinLength}
        />
        <FormProblem text={problem} />
        <Button type="submit" variant="primary" size="lg" disabled={busy}>
          {person ? words.save : words.create}
        </Button>
      </form>
      {person && <PersonDevicesPanel personId={person.id} isMe={isMe} />}
      {person && (
        <div className="person-acts">
          {person.lockedUntil && (
            <Button disabled={busy} onClick={() => change("POST", `/api/people/${person.id}/unlock`)}>
              <LockOpen aria-hidden="true" size={20} />
              {words.unlock}
            </Button>
          )}
          {!isMe && (
            <Button
              variant={person.active ? "danger" : "quiet"}
              disabled={busy}
              onClick={() => change("PATCH", `/api/people/${person.id}`, { active: !person.active })}
            >
              {person.active ? (
                <UserX aria-hidden="true" size={20} />
              ) : (
                <UserCheck aria-hidden="true" size={20} />
              )}
              {person.active ? words.deactivate : words.reactivate}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  );
}
