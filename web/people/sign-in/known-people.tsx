import { Avatar } from "../../ui/avatar.tsx";
import type { KnownPerson } from "./use-known-people.ts";
import { words } from "./words.ts";

interface Props {
  people: readonly KnownPerson[];
  chosen: string;
  onChoose: (login: number) => void;
}

export function KnownPeople({ people, chosen, onChoose }: Props) {
  if (!people.length)
    return (
      <>
        <h1>{words.greeting}</h1>
        <p className="signin-lead">{words.typeNumber}</p>
      </>
    );
  return (
    <>
      <h1>{words.whoIsHere}</h1>
      <p className="signin-lead">{words.tapName}</p>
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
