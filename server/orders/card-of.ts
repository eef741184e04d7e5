import type { Card, Order } from "../../shared/orders/order.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import { summaryOf } from "./order-rows.ts";

/** An order's card without asking the database: the same that its row gives. */
export function cardOf(order: Order, pickers: readonly PersonRef[]): Card {
  const { id, number, version, state, client, seller, logistics, packaging, progress, createdAt } = order;
  const sums = summaryOf(order);
  return {
    id,
    number,
    version,
    state,
    client,
    seller,
    logistics,
    packaging,
    progress,
    createdAt,
    finishedAt: order.finished?.at ?? null,
    paused: order.paused !== null,
    lines: sums.lines_count,
    linesResolved: sums.lines_resolved,
    units: sums.units,
    unitsResolved: sums.units_resolved,
    unitsMissing: sums.units_missing,
    unitsArrived: sums.units_arrived,
    pickers: [...pickers],
  };
}
