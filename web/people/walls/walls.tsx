import { Copy, MonitorOff, MonitorPlay, Plus } from "lucide-preact";
import { type FormEvent, useState } from "preact/compat";
import { formatAge } from "../../platform/format.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, FormProblem } from "../../ui/field.tsx";
import { focusOnArrival } from "../../ui/focus-on-arrival.ts";
import { useWalls, type Wall } from "./use-walls.ts";
import "./walls.css";
import { words } from "./words.ts";

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
        <h2 id="walls-title">{words.title}</h2>
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden="true" size={20} />
          {words.add}
        </Button>
      </header>
      <p className="people-hint">{words.hint}</p>
      <FormProblem text={problem} />
      {walls && walls.length > 0 && (
        <ul className="people-list">
          {walls.map((wall) => (
            <li key={wall.id} className="wall-row">
              <MonitorPlay aria-hidden="true" />
              <span>
                {wall.name}
                <small>{wall.lastSeenAt ? words.seen(formatAge(wall.lastSeenAt)) : words.notOpened}</small>
              </span>
              <Button onClick={() => setLeaving(wall)}>
                {words.takeDown}
                <span className="ui-hidden"> {wall.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <Dialog title={words.newWall} onClose={() => setAdding(false)}>
          <form className="wall-form" onSubmit={submit}>
            <Field
              label={words.where}
              name="name"
              placeholder={words.whereHint}
              maxLength={60}
              required
              ref={focusOnArrival}
            />
            <Button type="submit" variant="primary" size="lg">
              {words.create}
            </Button>
          </form>
        </Dialog>
      )}
      {address && (
        <Dialog title={words.openThis} onClose={() => setAddress(null)}>
          <p className="people-hint">{words.shownOnce}</p>
          <code className="wall-address">{address}</code>
          <Button variant="primary" size="lg" onClick={() => void copy(address)}>
            <Copy aria-hidden="true" size={20} />
            {words.copy}
          </Button>
        </Dialog>
      )}
      {leaving && (
        <Dialog title={words.takeDownWhich(leaving.name)} onClose={() => setLeaving(null)}>
          <p>{words.goesDark}</p>
          <Button
            variant="danger"
            size="lg"
            onClick={() => {
              setLeaving(null);
              void remove(leaving.id);
            }}
          >
            <MonitorOff aria-hidden="true" size={20} />
            {words.takeDown}
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
