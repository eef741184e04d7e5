import type { PastOrder } from "../../shared/history/history.ts";
import { offsetIn } from "../../shared/insights/shop-day.ts";
import type { OrderState } from "../../shared/orders/order.ts";
import type { Queryable } from "../platform/database.ts";
import { listLogistics } from "../settings/logistics.ts";
import { csvLine } from "./csv-cell.ts";
import { findOrders, type Search } from "./find-orders.ts";

const PAGE = 1000;
/** Without it Excel takes UTF-8 for something else. */
const BYTE_ORDER_MARK = "\uFEFF";

const STATES: Record<OrderState, string> = {
  new: "Novo",
  picking: "Separando",
  waiting: "Aguarda compra",
  ready: "Pronto",
  finished: "Finalizado",
  dispatched: "Despachado",
  cancelled: "Cancelado",
};

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
    STATES[order.state],
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

/** `31/12/2026 17:05` by the shop's clock, which spreadsheets take for a date. */
function localMoment(instant: number, timeZone: string): string {
  const [day = "", time = ""] = new Date(instant + offsetIn(timeZone)(instant)).toISOString().split("T");
  return `${day.split("-").reverse().join("/")} ${time.slice(0, 5)}`;
}
