import { useCallback, useEffect, useState } from "preact/compat";
import type { Person } from "../../../shared/people/person.ts";
import { api, messageOf } from "../../platform/api.ts";

export type ListedPerson = Person & { lockedUntil: string | null; lastSeenAt: string | null };

export function usePeople() {
  const [people, setPeople] = useState<readonly ListedPerson[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(async () => {
    try {
      const answer = await api<{ people: ListedPerson[] }>("GET", "/api/people");
      setPeople(answer.people);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, []);
  useEffect(() => void read(), [read]);
  return { people, problem, read };
}
