import type { Card, Line, Order, Stamp } from "../../shared/orders/order.ts";
import { orderState } from "../../shared/orders/order-state.ts";
import { progressOf } from "../../shared/orders/progress.ts";
import type { Substitute } from "../../shared/orders/substitute.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import type { Alarm } from "../../shared/picking/alarm.ts";
import { openWork } from "../../shared/picking/buckets.ts";
import { lineState } from "../../shared/picking/line-state.ts";

export interface OrderRow {
  id: string;
  number: string | null;
  version: number;
  client_code: string;
  client_name: string;
  seller_id: string;
  seller_name: string;
  logistics_id: string;
  packaging: "box" | "bag";
  notes: string;
  note: string | null;
  total_cents: number;
  discount_cents: number;
  payable_cents: number;
  created_at: Date;
  finished: Stamp | null;
  dispatched: Stamp | null;
  cancelled: Stamp | null;
  paused: Stamp | null;
  reopen_count: number;
  volumes: number | null;
  alarms: Alarm[];
  pickers: PersonRef[];
}

export interface LineRow {
  id: string;
  position: number;
  code: string;
  description: string;
  unit: string;
  unit_price_cents: number;
  total_cents: number;
  requested: number;
  pending: number;
  picked: number;
  to_buy: number;
  bought: number;
  arrived: number;
  substituted: number;
  not_sent: number;
  note: string | null;
  substitutes: Substitute[];
}

/** Everything an order row has besides its lines, with the seller's name. `o` and `p` are the aliases it is written for. */
export const ORDER_COLUMNS = `o.id, o.number, o.version, o.client_code, o.client_name, o.seller_id, p.name AS seller_name,
  o.logistics_id, o.packaging, o.notes, o.note, o.total_cents, o.discount_cents, o.payable_cents, o.created_at,
  o.finished, o.dispatched, o.cancelled, o.paused, o.reopen_count, o.volumes, o.alarms, o.pickers`;

export const LINE_COLUMNS = `id, position, code, description, unit, unit_price_cents, total_cents, requested, pending, picked,
  to_buy, bought, arrived, substituted, not_sent, note, substitutes`;

export function orderFromRow(row: OrderRow, lines: Line[]): Order {
  const order: Order = {
    id: row.id,
    number: row.number,
    version: row.version,
    state: "new",
    client: { code: row.client_code, name: row.client_name },
    seller: { id: row.seller_id, name: row.seller_name },
    logistics: row.logistics_id,
    packaging: row.packaging,
    notes: row.notes,
    note: row.note,
    createdAt: row.created_at.toISOString(),
    finished: row.finished,
    dispatched: row.dispatched,
    cancelled: row.cancelled,
    paused: row.paused,
    reopenCount: row.reopen_count,
    volumes: row.volumes,
    progress: progressOf(lines),
    totalCents: row.total_cents,
    discountCents: row.discount_cents,
    payableCents: row.payable_cents,
    alarms: row.alarms,
    lines,
  };
  order.state = orderState(order);
  return order;
}

/** Field by field: every tick makes each of its order's lines, and copies of copies would be most of what it leaves behind. */
export function lineFromRow(row: LineRow): Line {
  const line: Line = {
    id: row.id,
    position: row.position,
    code: row.code,
    description: row.description,
    unit: row.unit,
    requested: row.requested,
    unitPriceCents: row.unit_price_cents,
    totalCents: row.total_cents,
    pending: row.pending,
    picked: row.picked,
    toBuy: row.to_buy,
    bought: row.bought,
    arrived: row.arrived,
    substituted: row.substituted,
    notSent: row.not_sent,
    state: "pending",
    note: row.note,
    substitutes: row.substitutes,
  };
  line.state = lineState(line);
  return line;
}

/** The sums that a card shows; kept on the order's row so that the board reads one row an order. */
export function summaryOf({ state, progress, lines }: Order) {
  const sums = {
    state,
    progress,
    lines_count: lines.length,
    lines_resolved: 0,
    units: 0,
    units_resolved: 0,
    units_missing: 0,
    units_arrived: 0,
  };
  for (const line of lines) {
    const left = openWork(line);
    if (left === 0) sums.lines_resolved++;
    sums.units += line.requested;
    sums.units_resolved += line.requested - left;
    sums.units_missing += line.toBuy + line.bought;
    sums.units_arrived += line.arrived;
  }
  return sums;
}

export type CardRow = OrderRow & ReturnType<typeof summaryOf>;
export const CARD_COLUMNS = `o.id, o.number, o.version, o.state, o.client_code, o.client_name, o.seller_id, p.name AS seller_name,
  o.logistics_id, o.packaging, o.progress, o.created_at, o.finished, o.paused, o.lines_count, o.lines_resolved, o.units,
  o.units_resolved, o.units_missing, o.units_arrived, o.pickers`;

export function cardFromRow(row: CardRow): Card {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    state: row.state,
    client: { code: row.client_code, name: row.client_name },
    seller: { id: row.seller_id, name: row.seller_name },
    logistics: row.logistics_id,
    packaging: row.packaging,
    progress: row.progress,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished?.at ?? null,
    paused: row.paused !== null,
    lines: row.lines_count,
    linesResolved: row.lines_resolved,
    units: row.units,
    unitsResolved: row.units_resolved,
    unitsMissing: row.units_missing,
    unitsArrived: row.units_arrived,
    pickers: row.pickers,
  };
}
