import type { HistoryPage } from "../../shared/history/history.ts";
import { boardView } from "../live/board-store.ts";
import { api } from "../platform/api.ts";

/** The order that has this number: an open one at once, else any that ever was. */
export async function findOrder(number: string): Promise<string | null> {
  const open = boardView().cards?.find((card) => card.number === number);
  if (open) return open.id;
  if (!/^\d{1,7}$/.test(number)) return null;
  const page = await api<HistoryPage>("GET", `/api/history?q=${number}`, undefined, { timeoutMs: 6_000 });
  return page.orders.find((order) => order.number === number)?.id ?? null;
}
