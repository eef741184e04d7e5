import { type FormEvent, useEffect, useRef, useState } from "react";
import { LivePill } from "../../live/live-pill.tsx";
import { ApiError, messageOf } from "../../platform/api.ts";
import { signIn } from "../../platform/session.ts";
import { FormProblem } from "../../ui/field.tsx";
import { Brand } from "./brand.tsx";
import { KnownPeople } from "./known-people.tsx";
import { NumberPad } from "./number-pad.tsx";
import "./sign-in.css";
import { useKnownPeople } from "./use-known-people.ts";
import { useLock } from "./use-lock.ts";

const MAX = { login: 4, pin: 8 };
type FieldName = keyof typeof MAX;

export function SignIn({ ended }: { ended: boolean }) {
  const people = useKnownPeople();
  const [values, setValues] = useState({ login: "", pin: "" });
  const [active, setActive] = useState<FieldName>("login");
  const [problem, setProblem] = useState<string | null>(ended ? "Sua sessão terminou. Entre de novo." : null);
  const [busy, setBusy] = useState(false);
  const lock = useLock();
  const inputs = { login: useRef<HTMLInputElement>(null), pin: useRef<HTMLInputElement>(null) };
  const input = inputs[active];
  useEffect(() => input.current?.focus(), [input]);

  const write = (field: FieldName, raw: string) => {
    const value = raw.replace(/\D/g, "").slice(0, MAX[field]);
    setValues((old) => ({ ...old, [field]: value, ...(field === "login" && { pin: "" }) }));
    setProblem(null);
    if (field === "login") lock.clear();
  };
  const choose = (login: number) => {
    write("login", String(login));
    setActive("pin");
    inputs.pin.current?.focus();
  };
  const press = (key: string) =>
    write(active, key === "back" ? values[active].slice(0, -1) : values[active] + key);

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy || lock.left) return;
    if (!values.login) return setActive("login");
    if (active === "login" && !values.pin) return setActive("pin");
    if (values.pin.length < 4) return setProblem("O PIN tem de 4 a 8 números.");
    setBusy(true);
    try {
      await signIn(Number(values.login), values.pin);
    } catch (error) {
      setBusy(false);
      setValues((old) => ({ ...old, pin: "" }));
      setActive("pin");
      setProblem(messageOf(error));
      if (error instanceof ApiError && error.code === "locked") lock.take(error.details);
    }
  };

  return (
    <main className="signin">
      <section className="signin-who">
        <Brand />
        <LivePill />
        <KnownPeople people={people} chosen={values.login} onChoose={choose} />
      </section>
      <form className="signin-form" onSubmit={submit} aria-label="Entrar" autoComplete="off">
        <div className="signin-fields">
          <label>
            Número
            <input
              ref={inputs.login}
              value={values.login}
              inputMode="none"
              autoComplete="off"
              placeholder="0000"
              data-active={active === "login" || undefined}
              onFocus={() => setActive("login")}
              onChange={(event) => write("login", event.target.value)}
            />
          </label>
          <label>
            PIN
            <input
              ref={inputs.pin}
              type="password"
              value={values.pin}
              inputMode="none"
              autoComplete="off"
              placeholder="••••"
              data-active={active === "pin" || undefined}
              onFocus={() => setActive("pin")}
              onChange={(event) => write("pin", event.target.value)}
            />
          </label>
        </div>
        <NumberPad
          onPress={press}
          busy={busy || lock.left !== null}
          enter={active === "pin" ? "Entrar" : "PIN"}
        />
        <div className="signin-problem">
          <FormProblem text={problem} />
          {lock.left && <p>Tente de novo em {lock.left}</p>}
          {!problem && <p className="signin-hint">Esqueceu o PIN? Peça um novo ao administrador.</p>}
        </div>
      </form>
    </main>
  );
}
