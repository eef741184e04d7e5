import { useState } from "preact/compat";
import { useNow } from "../../platform/use-now.ts";

/** Counts down to when the next PIN may be tried; `left` is null when it may. */
export function useLock() {
  const now = useNow(1000);
  const [until, setUntil] = useState<number | null>(null);
  const seconds = until === null ? 0 : Math.ceil((until - now) / 1000);
  return {
    left: seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : null,
    take: (details: unknown) => setUntil(untilOf(details)),
    clear: () => setUntil(null),
  };
}

function untilOf(details: unknown): number | null {
  if (typeof details !== "object" || details === null || !("until" in details)) return null;
  const { until } = details;
  const time = typeof until === "number" ? until : typeof until === "string" ? Date.parse(until) : Number.NaN;
  return Number.isFinite(time) ? time : null;
}
