import { useEffect, useState } from "preact/compat";

/**
 * Of a list that has just come, first what fits on a screen (`first`); then the rest, in pieces that grow with what is
 * there already, between which a finger is heard.
 */
export function useDrawnFirst<T>(list: readonly T[], first: number): readonly T[] {
  const [drawn, setDrawn] = useState(first);
  const isMore = drawn < list.length;
  useEffect(() => {
    if (!isMore) return;
    const timer = setTimeout(() => setDrawn(drawn + Math.max(first, Math.floor(drawn / 2))));
    return () => clearTimeout(timer);
  }, [isMore, drawn, first]);
  return isMore ? list.slice(0, drawn) : list;
}
