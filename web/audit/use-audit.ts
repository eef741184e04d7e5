import { useMemo } from "preact/compat";
import type { AuditPage } from "../../shared/audit/audit.ts";
import { usePages } from "../platform/use-pages.ts";

/** The entries that answer one question, and how far back the search got. */
export function useAudit(query: string) {
  const { pages, ...rest } = usePages<AuditPage>("/api/audit", query);
  const entries = useMemo(() => pages?.flatMap((page) => page.entries) ?? null, [pages]);
  return { entries, searchedBackTo: pages?.at(-1)?.searchedBackTo ?? null, ...rest };
}
