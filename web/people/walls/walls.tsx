import { Copy, MonitorOff, MonitorPlay, Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { formatAge } from "../../platform/format.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, FormProblem } from "../../ui/field.tsx";
import { useWalls, type Wall } from "./use-walls.ts";
import "./walls.css";

/** Screens on the wall: each has an address of its own, which shows the board and nothing else until it is taken down. */
export function Walls() {
  const { walls, problem, add, remove } = useWalls();
  const [adding, setAdding] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const [leaving, setLeaving] = useState<Wall | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (!name) return;
    const made = await add(name);
    setAdding(false);
    if (made) setAddress(made);
  };
  return (
    <section className="walls" aria-labelledby="walls-title">
      <header>
        <h2 id="walls-title">Telas de parede</h2>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" size={20} />
          Nova tela
        </Button>
      </header>
      <p className="people-hint">Mostram o painel numa TV, sem ninguém entrar e sem poder mexer em nada.</p>
      <FormProblem text={problem} />
      {walls && walls.length > 0 && (
        <ul className="people-list">
          {walls.map((wall) => (
            <li key={wall.id} className="wall-row">
              <MonitorPlay aria-hidden="true" />
              <span>
                {wall.name}
                <small>
                  {wall.lastSeenAt ? `vista ${formatAge(wall.lastSeenAt)}` : "ainda não foi aberta"}
                </small>
              </span>
              <Button onClick={() => setLeaving(wall)}>
                Retirar<span className="ui-hidden"> {wall.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <Dialog title="Nova tela de parede" onClose={() => setAdding(false)}>
          <form className="wall-form" onSubmit={submit}>
            <Field
              label="Onde ela fica"
              name="name"
              placeholder="Estoque"
              maxLength={60}
              required
              autoFocus
            />
            <Button type="submit" variant="primary" size="lg">
              Criar
            </Button>
          </form>
        </Dialog>
      )}
      {address && (
        <Dialog title="Abra este endereço na TV" onClose={() => setAddress(null)}>
          <p className="people-hint">Ele só aparece agora. Na TV, abra uma vez: ela se lembra.</p>
          <code className="wall-address">{address}</code>
          <Button variant="primary" size="lg" onClick={() => void copy(address)}>
            <Copy aria-hidden="true" size={20} />
            Copiar endereço
          </Button>
        </Dialog>
      )}
      {leaving && (
        <Dialog title={`Retirar ${leaving.name}?`} onClose={() => setLeaving(null)}>
          <p>Esta tela deixa de mostrar o painel na hora.</p>
          <Button
            variant="danger"
            size="lg"
            onClick={() => {
              setLeaving(null);
              void remove(leaving.id);
            }}
          >
            <MonitorOff aria-hidden="true" size={20} />
            Retirar
          </Button>
        </Dialog>
      )}
    </section>
  );
}

/** Without https a browser keeps its clipboard to itself; the address can still be marked by hand. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard?.writeText(text).catch(() => {});
}
