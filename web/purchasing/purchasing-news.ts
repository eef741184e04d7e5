import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { formatQuantity } from "../platform/format.ts";
import { words } from "./words.ts";

type Lines = readonly PurchaseLine[] | null;

/** What has to be bought since, product by product. */
export function purchasingNews(before: Lines, now: Lines): string {
  if (!before || !now) return "";
  const old = new Map(before.map((line) => [line.lineId, line.toBuy]));
  return now
    .map((line) => ({ ...line, more: line.toBuy - (old.get(line.lineId) ?? 0) }))
    .filter(({ more }) => more > 0)
    .map(({ more, description, orderNumber }) =>
      words.missingNow(formatQuantity(more), description, orderNumber ?? words.noNumber),
    )
    .join(". ");
}
