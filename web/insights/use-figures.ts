import { useCallback, useEffect, useState } from "preact/compat";
import type { Figures } from "../../shared/insights/figures.ts";
import { api, messageOf } from "../platform/api.ts";

const RENEW_MS = 60_000;
const BEHIND_MS = 2_500;

/** The figures of a question, renewed while somebody looks; what is shown stays until the next answer is there. */
export function useFigures(query: string) {
  const [figures, setFigures] = useState<Figures | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same again
  useEffect(() => {
    const own = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    api<Figures>("GET", `/api/figures?${query}`, undefined, { signal: own.signal }).then(
      (answer) => {
        setFigures(answer);
        setProblem(null);
        timer = setTimeout(again, answer.behind ? BEHIND_MS : RENEW_MS);
      },
      (error: unknown) => {
        if (!own.signal.aborted) setProblem(messageOf(error));
      },
    );
    return () => {
      own.abort();
      clearTimeout(timer);
    };
  }, [query, turn, again]);
  return { figures, problem, again };
}
