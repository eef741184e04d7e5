import { useCallback, useEffect, useRef, useState } from "react";
import type { HistoryPage, PastOrder } from "../../shared/history/history.ts";
import { api, messageOf } from "../platform/api.ts";

export interface History {
  /** Null until the first answer. */
  orders: readonly PastOrder[] | null;
  page: HistoryPage | null;
  problem: string | null;
  busy: boolean;
  more: (() => void) | null;
  again: () => void;
}

/** The result of one question, a page more at a time. What is shown stays until the next answer is there. */
export function useHistory(query: string): History {
  const [orders, setOrders] = useState<readonly PastOrder[] | null>(null);
  const [page, setPage] = useState<HistoryPage | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const asked = useRef<AbortController | null>(null);

  const read = useCallback(
    async (from: string | null) => {
      asked.current?.abort();
      const own = new AbortController();
      asked.current = own;
      setBusy(true);
      setProblem(null);
      const params = new URLSearchParams(query);
      if (from) params.set("cursor", from);
      try {
        const answer = await api<HistoryPage>("GET", `/api/history?${params}`, undefined, {
          signal: own.signal,
        });
        setOrders((before) => (from && before ? [...before, ...answer.orders] : answer.orders));
        if (!from) setPage(answer);
        setCursor(answer.nextCursor);
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
  return {
    orders,
    page,
    problem,
    busy,
    more: cursor && !busy ? () => void read(cursor) : null,
    again: () => void read(null),
  };
}
