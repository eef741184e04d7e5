import { useCallback, useEffect, useState } from "preact/compat";
import type { Purchase, PurchaseTotals } from "../../shared/purchasing/purchase.ts";
import { notify } from "../live/notices.ts";
import { api, messageOf } from "../platform/api.ts";
import { sentenceOf } from "../platform/sentence-of.ts";
import { sendGroup } from "./send-group.ts";
import { inversesOf } from "./use-groups.ts";

interface Page {
  purchases: Purchase[];
  nextCursor: string | null;
  totals: PurchaseTotals | null;
}

interface Filter {
  from: string;
  supplier: string;
  q: string;
}

const TYPING_MS = 200;

/** Pages of the purchase history for a filter; a newer filter wins over the answer to an older one. */
export function usePurchases({ from, supplier, q }: Filter, onChanged: () => void) {
  const [pages, setPages] = useState<readonly Page[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const query = new URLSearchParams({ from, ...(supplier && { supplier }), ...(q && { q }) }).toString();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks the same question again
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api<Page>("GET", `/api/purchases?${query}`, undefined, { signal: abort.signal }).then(
        (page) => {
          setPages([page]);
          setProblem(null);
        },
        (error: unknown) => abort.signal.aborted || setProblem(messageOf(error)),
      );
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, round]);

  const retry = useCallback(() => setRound((count) => count + 1), []);
  const cursor = pages?.at(-1)?.nextCursor ?? null;
  const more = async () => {
    if (!cursor) return;
    setBusy(true);
    try {
      const page = await api<Page>("GET", `/api/purchases?${query}&cursor=${encodeURIComponent(cursor)}`);
      setPages((old) => [...(old ?? []), page]);
    } catch (error) {
      notify(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  /** The whole step that this entry was part of. */
  const undo = async (entry: Purchase) => {
    setBusy(true);
    try {
      const day = entry.at.slice(0, 10);
      const step = entry.groupId
        ? await api<Page>("GET", `/api/purchases?from=${dayBefore(day)}&group=${entry.groupId}`)
        : { purchases: [entry] };
      const applied = step.purchases.flatMap(({ orderId, commandId, kind, lineId }) =>
        commandId
          ? [
              {
                orderId,
                command: {
                  commandId,
                  type: kind === "bought" ? ("markBought" as const) : ("markArrived" as const),
                  lineId,
                },
              },
            ]
          : [],
      );
      const { refused, unsent } = await sendGroup(inversesOf(applied));
      for (const code of new Set(refused.map((result) => result.code))) notify(sentenceOf(code));
      if (unsent.length > 0) notify(sentenceOf("offline"));
    } catch (error) {
      notify(messageOf(error));
    } finally {
      setBusy(false);
      retry();
      onChanged();
    }
  };
  return {
    purchases: pages?.flatMap((page) => page.purchases) ?? null,
    totals: pages?.[0]?.totals ?? null,
    problem,
    busy,
    hasMore: cursor !== null,
    more,
    undo,
    retry,
  };
}

/** The step may have begun on the shop's day before. */
const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - 24 * 60 * 60_000).toISOString().slice(0, 10);
