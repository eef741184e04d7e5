import { PackageCheck, ShoppingCart, Truck } from "lucide-preact";
import {
  PURCHASE_BUCKETS,
  type PurchaseBucket,
  type PurchaseProduct,
  productsOf,
} from "../../shared/purchasing/products-of.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { CopyButton } from "./copy-button.tsx";
import { ProductRow } from "./product-row.tsx";
import type { PurchaseAct } from "./purchase-acts.ts";
import { words } from "./words.ts";

interface Props {
  lines: readonly PurchaseLine[];
  may: (act: PurchaseAct) => boolean;
  busy: boolean;
  onAsk: (act: PurchaseAct, product: PurchaseProduct) => void;
  onArrived: (product: PurchaseProduct) => void;
}

const ICONS: Record<PurchaseBucket, typeof Truck> = {
  toBuy: ShoppingCart,
  bought: Truck,
  arrived: PackageCheck,
};

/** One list for each thing to do: buy, receive, and what waits to be picked. */
export function ProductSections({ lines, may, busy, onAsk, onArrived }: Props) {
  return PURCHASE_BUCKETS.map((bucket) => {
    const products = productsOf(lines, bucket);
    if (products.length === 0) return null;
    const Icon = ICONS[bucket];
    const units = products.reduce((sum, product) => sum + product.units, 0);
    return (
      <section key={bucket} className="purchase-section" data-bucket={bucket}>
        <header>
          <h2>
            <Icon aria-hidden="true" size={22} />
            {words.sections[bucket]}
          </h2>
          <p>{words.size(products.length, units)}</p>
          {bucket === "toBuy" && <CopyButton products={products} />}
        </header>
        <ul className="purchase-list">
          {products.map((product) => (
            <ProductRow
              key={product.code}
              product={product}
              bucket={bucket}
              may={may}
              busy={busy}
              onAsk={(act) => onAsk(act, product)}
              onArrived={() => onArrived(product)}
            />
          ))}
        </ul>
      </section>
    );
  });
}
