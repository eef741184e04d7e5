import type { PastOrder } from "../../shared/history/history.ts";
import type { Queryable } from "../platform/database.ts";
import { listLogistics } from "../settings/logistics.ts";
import { csvLine } from "./csv-cell.ts";
import { findOrders, type Search } from "./find-orders.ts";
import { localMoment } from "./local-moment.ts";
import { STATE_WORDS } from "./state-words.ts";

const PAGE = 1000;
/** Without it Excel takes UTF-8 for something else. */
const BYTE_ORDER_MARK = "\uFEFF";

export const HISTORY_COLUMNS = [
  "Número",
  "Cliente",
  "Código do cliente",
  "Vendedor",
  "Logística",
  "Embalagem",
  "Situação",
  "Criado em",
  "Finalizado em",
  "Despachado em",
  "Cancelado em",
  "Itens",
  "Unidades",
  "A pagar (R$)",
  "Quem separou",
] as const;

/** The whole result, page by page: as long as it may be, never more than a page of it is in memory. */
export async function* historyCsv(
  database: Queryable,
  shopId: string,
  search: Search,
): AsyncGenerator<string> {
  const ways = new Map((await listLogistics(database, shopId)).map(({ id, name }) => [id, name]));
  yield BYTE_ORDER_MARK + csvLine(HISTORY_COLUMNS);
  let cursor: string | null | undefined;
  do {
    const page = await findOrders(database, shopId, search, cursor ?? undefined, PAGE);
    if (page.orders.length > 0)
      yield page.orders.map((order) => csvLine(cellsOf(order, ways, search.timeZone))).join("");
    cursor = page.nextCursor;
  } while (cursor);
}

function cellsOf(order: PastOrder, ways: ReadonlyMap<string, string>, timeZone: string) {
  const moment = (iso: string | null) => (iso ? localMoment(Date.parse(iso), timeZone) : null);
  return [
    order.number,
    order.client.name,
    order.client.code,
    order.seller.name,
    ways.get(order.logistics) ?? order.logistics,
    order.packaging === "box" ? "Caixa" : "Sacola",
    STATE_WORDS[order.state],
    moment(order.createdAt),
    moment(order.finishedAt),
    moment(order.dispatchedAt),
    moment(order.cancelledAt),
    order.lines,
    order.units,
    (order.payableCents / 100).toFixed(2).replace(".", ","),
    order.pickers.map(({ name }) => name).join(", "),
  ];
}
