import { type FormEvent, useState } from "preact/compat";
import { ApiError, messageOf } from "../../platform/api.ts";
import { leaveSetup, setUp } from "../../platform/session.ts";
import { Button } from "../../ui/button.tsx";
import { Field, FormProblem } from "../../ui/field.tsx";
import { focusOnArrival } from "../../ui/focus-on-arrival.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { Brand } from "../sign-in/brand.tsx";
import { OtherLanguage } from "../sign-in/other-language.tsx";
import "../sign-in/sign-in.css";
import "./setup.css";
import { words } from "./words.ts";

/** The first person of a new shop. The code proves that whoever stands here also started the system. */
export default function Setup() {
  usePageTitle(words.begin);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    if (text("pin") !== text("again")) return setProblem(words.pinsDiffer);
    setBusy(true);
    try {
      await setUp({ code: text("code"), name: text("name"), login: Number(text("login")), pin: text("pin") });
    } catch (error) {
      setBusy(false);
      setProblem(messageOf(error));
      if (error instanceof ApiError && error.code === "already_set_up") leaveSetup();
    }
  };

  return (
    <main className="setup">
      <header className="signin-head">
        <Brand />
        <OtherLanguage />
      </header>
      <h1>{words.begin}</h1>
      <p className="signin-lead">{words.youAreAdmin}</p>
      <form onSubmit={submit}>
        <Field
          label={words.code}
          name="code"
          required
          ref={focusOnArrival}
          autoComplete="off"
          hint={words.whereIsCode}
        />
        <Field label={words.name} name="name" required maxLength={60} autoComplete="name" />
        <Field
          label={words.login}
          name="login"
          required
          inputMode="numeric"
          pattern="[1-9][0-9]{0,3}"
          defaultValue="1"
          title={words.loginRange}
        />
        <div className="setup-pins">
          <Field
            label={words.pin}
            name="pin"
            type="password"
            required
            inputMode="numeric"
            pattern="[0-9]{4,8}"
            title={words.pinLength}
            autoComplete="new-password"
            hint={words.pinLength}
          />
          <Field
            label={words.pinAgain}
            name="again"
            type="password"
            required
            inputMode="numeric"
            autoComplete="new-password"
          />
        </div>
        <FormProblem text={problem} />
        <Button type="submit" variant="primary" size="lg" disabled={busy}>
          {words.start}
        </Button>
      </form>
    </main>
  );
}
