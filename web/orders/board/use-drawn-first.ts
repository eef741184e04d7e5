import { startTransition, useEffect, useState } from "react";

/** Of a list that has just come, first what fits on a screen; then the rest, in pieces between which a finger is heard. */
export function useDrawnFirst<T>(list: readonly T[], first: number): readonly T[] {
  const [all, setAll] = useState(false);
  const isHere = list.length > 0;
  useEffect(() => {
    if (isHere) startTransition(() => setAll(true));
  }, [isHere]);
  return all ? list : list.slice(0, first);
}
