import { type FormEvent, useLayoutEffect, useRef, useState } from "preact/compat";
import { LivePill } from "../../live/live-pill.tsx";
import { ApiError, messageOf } from "../../platform/api.ts";
import { signIn } from "../../platform/session.ts";
import { FormProblem } from "../../ui/field.tsx";
import { showTaken } from "../../ui/show-taken.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { Brand } from "./brand.tsx";
import { KnownPeople } from "./known-people.tsx";
import { NumberPad } from "./number-pad.tsx";
import { OtherLanguage } from "./other-language.tsx";
import "./sign-in.css";
import { useKnownPeople } from "./use-known-people.ts";
import { useLock } from "./use-lock.ts";
import { words } from "./words.ts";

const MAX = { login: 4, pin: 8 };
type FieldName = keyof typeof MAX;

export function SignIn({ ended }: { ended: boolean }) {
  usePageTitle(words.signIn);
  const people = useKnownPeople();
  const [values, setValues] = useState({ login: "", pin: "" });
  const [active, setActive] = useState<FieldName>("login");
  const [problem, setProblem] = useState<string | null>(ended ? words.sessionEnded : null);
  const [busy, setBusy] = useState(false);
  const lock = useLock();
  const inputs = { login: useRef<HTMLInputElement>(null), pin: useRef<HTMLInputElement>(null) };
  const input = inputs[active];
  // Before the next key comes: fast fingers and scanners type ahead of a paint.
  useLayoutEffect(() => input.current?.focus(), [input]);

  const write = (field: FieldName, raw: string) => {
    const value = raw.replace(/\D/g, "").slice(0, MAX[field]);
    if (inputs[field].current) showTaken(inputs[field].current, value);
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
    if (values.pin.length < 4) return setProblem(words.pinLength);
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
        <header className="signin-head">
          <Brand />
          <OtherLanguage />
        </header>
        <LivePill />
        <KnownPeople people={people} chosen={values.login} onChoose={choose} />
      </section>
      <form className="signin-form" onSubmit={submit} aria-label={words.signIn} autoComplete="off">
        <div className="signin-fields">
          <label>
            {words.number}
            <input
              ref={inputs.login}
              value={values.login}
              inputMode="none"
              autoComplete="off"
              placeholder="0000"
              data-active={active === "login" || undefined}
              onFocus={() => setActive("login")}
              onChange={(event) => write("login", event.currentTarget.value)}
            />
          </label>
          <label>
            {words.pin}
            <input
              ref={inputs.pin}
              type="password"
              value={values.pin}
              inputMode="none"
              autoComplete="off"
              placeholder="••••"
              data-active={active === "pin" || undefined}
              onFocus={() => setActive("pin")}
              onChange={(event) => write("pin", event.currentTarget.value)}
            />
          </label>
        </div>
        <NumberPad
          onPress={press}
          busy={busy || lock.left !== null}
          enter={active === "pin" ? words.signIn : words.pin}
        />
        <div className="signin-problem">
          <FormProblem text={problem} />
          {lock.left && <p>{words.tryIn(lock.left)}</p>}
          {!problem && <p className="signin-hint">{words.forgotPin}</p>}
        </div>
      </form>
    </main>
  );
}
