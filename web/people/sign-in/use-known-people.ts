import { useEffect, useState } from "preact/compat";
import { api } from "../../platform/api.ts";

export interface KnownPerson {
  id: string;
  login: number;
  name: string;
}

/** Who signed in on this device before. Without an answer the number still works. */
export function useKnownPeople(): readonly KnownPerson[] {
  const [people, setPeople] = useState<readonly KnownPerson[]>([]);
  useEffect(() => {
    const gone = new AbortController();
    api<{ people: KnownPerson[] }>("GET", "/api/session/known-people", undefined, {
      signal: gone.signal,
    }).then(
      (answer) => setPeople(answer.people),
      () => {},
    );
    return () => gone.abort();
  }, []);
  return people;
}
