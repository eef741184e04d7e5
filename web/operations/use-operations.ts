import { useCallback, useEffect, useState } from "preact/compat";
import type { Operations } from "../../shared/operations/operations.ts";
import { api, messageOf } from "../platform/api.ts";

const RENEW_MS = 5_000;

/** How it runs, renewed while somebody looks. What is shown stays until the next answer is there. */
export function useOperations() {
  const [operations, setOperations] = useState<Operations | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same again
  useEffect(() => {
    const own = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer = setTimeout(() => (document.hidden ? later() : again()), RENEW_MS);
    };
    api<Operations>("GET", "/api/operations", undefined, { signal: own.signal })
      .then(
        (answer) => {
          setOperations(answer);
          setProblem(null);
        },
        (error: unknown) => {
          if (!own.signal.aborted) setProblem(messageOf(error));
        },
      )
      .finally(() => {
        if (!own.signal.aborted) later();
      });
    return () => {
      own.abort();
      clearTimeout(timer);
    };
  }, [turn, again]);
  return { operations, problem, again };
}
