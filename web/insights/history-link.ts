import type { HistoryFilter } from "../../shared/history/history.ts";

/** Where a number leads: to just the orders that it counts. */
export function historyLink(filter: HistoryFilter): string {
  const params = new URLSearchParams({ by: "finished" });
  for (const [key, value] of Object.entries(filter)) if (value) params.set(key, value);
  return `/historico?${params}`;
}
