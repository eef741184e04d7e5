import { type FormEvent, useState } from "react";
import { ApiError, messageOf } from "../../platform/api.ts";
import { leaveSetup, setUp } from "../../platform/session.ts";
import { Button } from "../../ui/button.tsx";
import { Field, FormProblem } from "../../ui/field.tsx";
import { Brand } from "../sign-in/brand.tsx";
import "../sign-in/sign-in.css";
import "./setup.css";

/** The first person of a new shop. The code proves that whoever stands here also started the system. */
export default function Setup() {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    if (text("pin") !== text("again")) return setProblem("Os dois PINs são diferentes. Digite de novo.");
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
      <Brand />
      <h1>Vamos começar</h1>
      <p className="signin-lead">
        Você será o administrador. Depois, cadastre as outras pessoas em “Pessoas”, no menu do seu nome.
      </p>
      <form onSubmit={submit}>
        <Field
          label="Código de início"
          name="code"
          required
          autoFocus
          autoComplete="off"
          hint="Aparece na janela (ou no registro) onde o sistema foi iniciado."
        />
        <Field label="Seu nome" name="name" required maxLength={60} autoComplete="name" />
        <Field
          label="Número para entrar"
          name="login"
          required
          inputMode="numeric"
          pattern="[1-9][0-9]{0,3}"
          defaultValue="1"
          title="Um número de 1 a 9999"
        />
        <div className="setup-pins">
          <Field
            label="PIN"
            name="pin"
            type="password"
            required
            inputMode="numeric"
            pattern="[0-9]{4,8}"
            title="De 4 a 8 números"
            autoComplete="new-password"
            hint="De 4 a 8 números"
          />
          <Field
            label="PIN de novo"
            name="again"
            type="password"
            required
            inputMode="numeric"
            autoComplete="new-password"
          />
        </div>
        <FormProblem text={problem} />
        <Button type="submit" variant="primary" size="lg" disabled={busy}>
          Começar
        </Button>
      </form>
    </main>
  );
}
