import { Avatar } from "../../ui/avatar.tsx";
import type { KnownPerson } from "./use-known-people.ts";

interface Props {
  people: readonly KnownPerson[];
  chosen: string;
  onChoose: (login: number) => void;
}

export function KnownPeople({ people, chosen, onChoose }: Props) {
  if (!people.length)
    return (
      <>
        <h1>Bom te ver por aqui</h1>
        <p className="signin-lead">Digite seu número e seu PIN. Da próxima vez, basta tocar no seu nome.</p>
      </>
    );
  return (
    <>
      <h1>Quem está aqui?</h1>
      <p className="signin-lead">Toque no seu nome ou digite seu número.</p>
      <ul className="signin-people">
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-pressed={chosen === String(person.login)}
              onClick={() => onChoose(person.login)}
            >
              <Avatar id={person.id} name={person.name} size="lg" decorative />
              <span>{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
