import { useCallback, useMemo } from "preact/compat";
import { useSearchParams } from "wouter-preact";
import type { HistoryFilter } from "../../shared/history/history.ts";

const KEYS = [
  "q",
  "client",
  "product",
  "lack",
  "seller",
  "picker",
  "logistics",
  "state",
  "from",
  "to",
  "by",
] as const;
type Key = (typeof KEYS)[number] & keyof HistoryFilter;

/** The filter lives in the address: it can be sent to somebody, and the arrow back undoes it. */
export function useFilter() {
  const [params, setParams] = useSearchParams();
  const get = useCallback((key: Key) => params.get(key) ?? "", [params]);
  const set = useCallback(
    (changes: Partial<Record<Key, string>>, { replace = false } = {}) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key);
          return next;
        },
        { replace },
      ),
    [setParams],
  );
  const query = useMemo(() => {
    const known = new URLSearchParams();
    for (const key of KEYS) {
      const value = params.get(key)?.trim();
      if (value) known.set(key, value);
    }
    return known.toString();
  }, [params]);
  return { get, set, query };
}
