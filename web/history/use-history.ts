import { useMemo } from "preact/compat";
import type { HistoryPage } from "../../shared/history/history.ts";
import { usePages } from "../platform/use-pages.ts";

/** The orders that answer one question; `page` is the first one, which also says what was understood. */
export function useHistory(query: string) {
  const { pages, ...rest } = usePages<HistoryPage>("/api/history", query);
  const orders = useMemo(() => pages?.flatMap((page) => page.orders) ?? null, [pages]);
  return { orders, page: pages?.[0] ?? null, ...rest };
}
