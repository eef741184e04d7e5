import type { Share } from "../../shared/purchasing/share-out.ts";
import type { Logistics } from "../orders/use-logistics.ts";
import { formatQuantity } from "../platform/format.ts";
import type { LineTaker } from "./takers.ts";
import { words } from "./words.ts";

interface Props {
  shares: readonly Share<LineTaker>[];
  logistics: readonly Logistics[];
}

/** Who gets how many, before it is done: first by cut-off, then the older order. */
export function ShareList({ shares, logistics }: Props) {
  return (
    <ol className="share-list" aria-label={words.split}>
      {shares.map(({ taker: { line }, quantity }) => {
        const way = logistics.find(({ id }) => id === line.logistics);
        return (
          <li key={line.lineId}>
            <strong>{line.orderNumber ?? words.noNumber}</strong>
            <span>
              {line.client}
              {way && ` · ${way.name}${way.cutOff ? ` ${way.cutOff}` : ""}`}
            </span>
            <strong>{formatQuantity(quantity)}</strong>
          </li>
        );
      })}
    </ol>
  );
}
