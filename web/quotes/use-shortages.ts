import { useEffect, useState } from "preact/compat";
import type { Shortage } from "../../shared/purchasing/shortage.ts";
import { api } from "../platform/api.ts";

const NONE: ReadonlyMap<string, Shortage> = new Map();

/** Which of these products were missing lately, or are being bought, by code. */
export function useShortages(lines: readonly { code: string }[]): ReadonlyMap<string, Shortage> {
  const [shortages, setShortages] = useState(NONE);
  const codes = [...new Set(lines.map(({ code }) => code))]
    .filter((code) => code && !code.includes(","))
    .join(",");
  useEffect(() => {
    setShortages(NONE);
    if (!codes) return;
    const gone = new AbortController();
    const path = `/api/products/shortages?codes=${encodeURIComponent(codes)}`;
    api<{ shortages: Shortage[] }>("GET", path, undefined, { signal: gone.signal }).then(
      (answer) => setShortages(new Map(answer.shortages.map((shortage) => [shortage.code, shortage]))),
      () => {}, // A hint that does not come is not missed.
    );
    return () => gone.abort();
  }, [codes]);
  return shortages;
}
