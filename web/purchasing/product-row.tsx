import { Check, PackageCheck, RotateCcw, ShoppingCart, SlidersHorizontal } from "lucide-preact";
import type { PurchaseBucket, PurchaseProduct } from "../../shared/purchasing/products-of.ts";
import type { LinePurchase } from "../../shared/purchasing/purchase-line.ts";
import { formatCents, formatQuantity } from "../platform/format.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { dayWord, shopDayOf } from "./days.ts";
import { BACKWARD_ACT, FORWARD_ACT, type PurchaseAct } from "./purchase-acts.ts";
import { Split } from "./split.tsx";
import { words } from "./words.ts";

interface Props {
  product: PurchaseProduct;
  bucket: PurchaseBucket;
  may: (act: PurchaseAct) => boolean;
  busy: boolean;
  /** Asks how many first. */
  onAsk: (act: PurchaseAct) => void;
  /** All of it at once. */
  onArrived: () => void;
}

export function ProductRow({ product, bucket, may, busy, onAsk, onArrived }: Props) {
  const { description, code, unit, units, ceilingCents, lines } = product;
  const forward = FORWARD_ACT[bucket];
  const back = BACKWARD_ACT[bucket];
  return (
    <li className="purchase-row" data-bucket={bucket}>
      <p className="purchase-units">
        <strong>{formatQuantity(units)}</strong>
        <span>{unit.toLowerCase()}</span>
      </p>
      <div className="purchase-what">
        <h3>{description}</h3>
        <p className="purchase-facts">
          <span>{words.code(code)}</span>
          {bucket === "toBuy" && (
            <span className="purchase-ceiling" title={words.ceilingIs}>
              {words.ceiling(formatCents(ceilingCents))}
            </span>
          )}
          {bucket !== "toBuy" && <Bought product={product} waiting={bucket === "bought"} />}
        </p>
        <Split lines={lines} bucket={bucket} />
      </div>
      <div className="purchase-acts">
        {forward === "markBought" && may(forward) && (
          <Button variant="primary" size="lg" disabled={busy} onClick={() => onAsk(forward)}>
            <ShoppingCart aria-hidden="true" size={20} />
            {words.bought}
          </Button>
        )}
        {forward === "markArrived" && may(forward) && (
          <>
            <Button variant="primary" size="lg" disabled={busy} onClick={onArrived}>
              <PackageCheck aria-hidden="true" size={20} />
              {words.arrived}
            </Button>
            {units > 1 && (
              <IconButton label={words.partArrived(description)} onClick={() => onAsk(forward)}>
                <SlidersHorizontal aria-hidden="true" size={22} />
              </IconButton>
            )}
          </>
        )}
        {bucket === "arrived" && (
          <span className="purchase-waits">
            <Check aria-hidden="true" size={18} />
            {words.pick}
          </span>
        )}
        {may(back) && (
          <IconButton label={`${words.back[bucket]}: ${description}`} onClick={() => onAsk(back)}>
            <RotateCcw aria-hidden="true" size={20} />
          </IconButton>
        )}
      </div>
    </li>
  );
}

/** From whom, for how much and when: the last word of each line's purchase, said once where they agree. */
function Bought({ product, waiting }: { product: PurchaseProduct; waiting: boolean }) {
  const { lines, ceilingCents } = product;
  const purchases = lines.flatMap((line) => line.purchase ?? []);
  const all = <T,>(pick: (purchase: LinePurchase) => T | undefined) => [
    ...new Set(purchases.flatMap((purchase) => pick(purchase) ?? [])),
  ];
  const prices = all((purchase) => purchase.priceCents);
  const days = all((purchase) => purchase.expectedOn).sort();
  const today = shopDayOf(Date.now());
  return (
    <>
      {all((purchase) => purchase.supplier).map((supplier) => (
        <span key={supplier} className="purchase-supplier">
          {supplier}
        </span>
      ))}
      {prices.map((price) => (
        <span key={price} className="purchase-price" data-above={price > ceilingCents || undefined}>
          {formatCents(price)}
          {price > ceilingCents && ` (${words.ceiling(formatCents(ceilingCents))})`}
        </span>
      ))}
      {waiting &&
        days.map((day) => (
          <span key={day} className="purchase-day" data-late={day < today || undefined}>
            {day < today ? words.wasDue(dayWord(day)) : words.comes(dayWord(day))}
          </span>
        ))}
    </>
  );
}
