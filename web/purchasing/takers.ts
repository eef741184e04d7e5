import type { PurchaseBucket } from "../../shared/purchasing/products-of.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { type Share, shareOut, type Taker } from "../../shared/purchasing/share-out.ts";
import { dueAt } from "../orders/board/due-at.ts";
import type { Logistics } from "../orders/use-logistics.ts";

/** A line of an order that takes its share of what was bought. */
export interface LineTaker extends Taker {
  line: PurchaseLine;
}

/** Units of a bucket over these lines, by the orders' cut-off, then age. */
export function shareOverLines(
  units: number,
  lines: readonly PurchaseLine[],
  bucket: PurchaseBucket,
  logistics: readonly Logistics[],
): Share<LineTaker>[] {
  const cutOffs = new Map(logistics.map(({ id, cutOff }) => [id, cutOff]));
  const takers = lines.map((line) => ({
    id: line.lineId,
    wants: line[bucket],
    dueAt: dueAt(line.orderCreatedAt, cutOffs.get(line.logistics)),
    createdAt: line.orderCreatedAt,
    line,
  }));
  return shareOut(units, takers);
}
