import { useCallback, useEffect, useRef, useState } from "react";
import type { AuditEntry, AuditPage } from "../../shared/audit/audit.ts";
import { api, messageOf } from "../platform/api.ts";

/** The result of one question, a page more at a time. */
export function useAudit(query: string) {
  const [entries, setEntries] = useState<readonly AuditEntry[] | null>(null);
  const [last, setLast] = useState<Pick<AuditPage, "nextCursor" | "searchedBackTo"> | null>(null);
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
        const page = await api<AuditPage>("GET", `/api/audit?${params}`, undefined, { signal: own.signal });
        setEntries((before) => (cursor && before ? [...before, ...page.entries] : page.entries));
        setLast(page);
      } catch (error) {
        if (own.signal.aborted) return;
        setProblem(messageOf(error));
      }
      setBusy(false);
    },
    [query],
  );
  useEffect(() => {
    void read(null);
    return () => asked.current?.abort();
  }, [read]);
  const next = last?.nextCursor;
  return {
    entries,
    searchedBackTo: last?.searchedBackTo ?? null,
    problem,
    busy,
    more: next && !busy ? () => void read(next) : null,
    again: () => void read(null),
  };
}
