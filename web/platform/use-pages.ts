import { useCallback, useEffect, useRef, useState } from "preact/compat";
import { api, messageOf } from "./api.ts";

interface Page {
  nextCursor: string | null;
}

export interface Pages<P extends Page> {
  /** Null until the first answer. */
  pages: readonly P[] | null;
  problem: string | null;
  busy: boolean;
  more: (() => void) | null;
  again: () => void;
}

/** The result of one question, a page more at a time. What is shown stays until the next answer is there. */
export function usePages<P extends Page>(path: string, query: string): Pages<P> {
  const [pages, setPages] = useState<readonly P[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const asked = useRef<AbortController | null>(null);

  const read = useCallback(
    async (cursor: string | null) => {
      asked.current?.abort();
      const own = new AbortController();
      asked.current = own;
      setBusy(true);
      setProblem(null);
      const params = new URLSearchParams(query);
      if (cursor) params.set("cursor", cursor);
      try {
        const page = await api<P>("GET", `${path}?${params}`, undefined, { signal: own.signal });
        setPages((before) => (cursor && before ? [...before, page] : [page]));
      } catch (error) {
        if (own.signal.aborted) return;
        setProblem(messageOf(error));
      }
      setBusy(false);
    },
    [path, query],
  );
  useEffect(() => {
    void read(null);
    return () => asked.current?.abort();
  }, [read]);
  const next = pages?.at(-1)?.nextCursor;
  return {
    pages,
    problem,
    busy,
    more: next && !busy ? () => void read(next) : null,
    again: () => void read(null),
  };
}
