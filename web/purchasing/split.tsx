import { Link } from "wouter-preact";
import type { PurchaseBucket } from "../../shared/purchasing/products-of.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { formatQuantity } from "../platform/format.ts";
import { words } from "./words.ts";

/** "= 40018 (10) + 40021 (20)": each number opens its order. */
export function Split({ lines, bucket }: { lines: readonly PurchaseLine[]; bucket: PurchaseBucket }) {
  return (
    <ul className="split" aria-label={words.orders}>
      {lines.map((line) => (
        <li key={line.lineId}>
          <Link href={`/pedidos/${line.orderId}`} title={line.client}>
            {line.orderNumber ?? words.noNumber} <b>({formatQuantity(line[bucket])})</b>
          </Link>
        </li>
      ))}
    </ul>
  );
}
