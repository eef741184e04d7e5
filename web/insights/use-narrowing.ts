import { useCallback, useMemo } from "preact/compat";
import { useSearchParams } from "wouter-preact";

const KEYS = ["from", "to", "seller", "logistics"] as const;
type Key = (typeof KEYS)[number];
/** Period and filters as every link into the past carries them. */
export type Narrowed = { from: string; to: string; seller?: string; logistics?: string };

/** Period and filters live in the address. */
export function useNarrowing() {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (changes: Partial<Record<Key, string>>) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(changes)) value ? next.set(key, value) : next.delete(key);
        return next;
      }),
    [setParams],
  );
  const get = useCallback((key: Key) => params.get(key) ?? "", [params]);
  const query = useMemo(
    () =>
      new URLSearchParams(
        KEYS.flatMap((key) => (params.get(key) ? [[key, params.get(key) ?? ""]] : [])),
      ).toString(),
    [params],
  );
  return { get, set, query };
}
