import { PackageCheck, RotateCcw, ShoppingCart } from "lucide-preact";
import { Link } from "wouter-preact";
import { type PurchaseProduct, productsOf } from "../../shared/purchasing/products-of.ts";
import type { PurchaseLine } from "../../shared/purchasing/purchase-line.ts";
import { inTurn } from "../../shared/purchasing/share-out.ts";
import { dueAt } from "../orders/board/due-at.ts";
import type { Logistics } from "../orders/use-logistics.ts";
import { formatAge, formatQuantity } from "../platform/format.ts";
import { Button, IconButton } from "../ui/button.tsx";
import type { PurchaseAct } from "./purchase-acts.ts";
import { words } from "./words.ts";

interface Props {
  lines: readonly PurchaseLine[];
  logistics: readonly Logistics[];
  may: (act: PurchaseAct) => boolean;
  busy: boolean;
  onAsk: (act: PurchaseAct, product: PurchaseProduct) => void;
  onArrived: (product: PurchaseProduct) => void;
}

const PARTS = [
  ["toBuy", words.parts.toBuy, "amber"],
  ["bought", words.parts.bought, "blue"],
  ["arrived", words.parts.arrived, "violet"],
] as const;

/** The same goods by the order that waits for them, the most urgent first. */
export function OrderSections(props: Props) {
  const cutOffs = new Map(props.logistics.map(({ id, cutOff }) => [id, cutOff]));
  const orders = [...Map.groupBy(props.lines, (line) => line.orderId).values()]
    .map((lines) => {
      const first = lines[0]!; // Map.groupBy makes no empty group
      const due = dueAt(first.orderCreatedAt, cutOffs.get(first.logistics));
      return { id: first.orderId, wants: 0, dueAt: due, createdAt: first.orderCreatedAt, first, lines };
    })
    .sort(inTurn);
  return (
    <div className="purchase-orders">
      {orders.map(({ id, first, lines }) => (
        <section key={id} className="purchase-section">
          <header>
            <h2>
              <Link href={`/pedidos/${id}`}>{first.orderNumber ?? words.noNumber}</Link>
            </h2>
            <p>
              {first.client} · {wayOf(first, props.logistics)} · {formatAge(first.orderCreatedAt)}
            </p>
          </header>
          <ul className="purchase-list">
            {lines.map((line) => (
              <OrderLine key={line.lineId} {...props} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function OrderLine({ line, may, busy, onAsk, onArrived }: Props & { line: PurchaseLine }) {
  const alone = (bucket: "toBuy" | "bought" | "arrived") => productsOf([line], bucket)[0];
  const toBuy = alone("toBuy");
  const bought = alone("bought");
  return (
    <li className="purchase-row">
      <p className="purchase-units">
        <strong>{formatQuantity(line.toBuy + line.bought + line.arrived)}</strong>
        <span>{line.unit.toLowerCase()}</span>
      </p>
      <div className="purchase-what">
        <h3>{line.description}</h3>
        <p className="purchase-facts">
          <span>{words.code(line.code)}</span>
          {PARTS.map(
            ([bucket, word, tone]) =>
              line[bucket] > 0 && (
                <span key={bucket} className="ui-badge" data-tone={tone}>
                  {formatQuantity(line[bucket])} {word}
                </span>
              ),
          )}
        </p>
      </div>
      <div className="purchase-acts">
        {toBuy && may("markBought") && (
          <Button variant="primary" size="lg" disabled={busy} onClick={() => onAsk("markBought", toBuy)}>
            <ShoppingCart aria-hidden="true" size={20} />
            {words.bought}
          </Button>
        )}
        {bought && may("markArrived") && (
          <Button
            variant={toBuy ? "quiet" : "primary"}
            size="lg"
            disabled={busy}
            onClick={() => onArrived(bought)}
          >
            <PackageCheck aria-hidden="true" size={20} />
            {words.arrived}
          </Button>
        )}
        {toBuy && may("cancelPurchase") && (
          <IconButton
            label={words.cancelPurchaseOf(line.description)}
            onClick={() => onAsk("cancelPurchase", toBuy)}
          >
            <RotateCcw aria-hidden="true" size={20} />
          </IconButton>
        )}
      </div>
    </li>
  );
}

function wayOf(line: PurchaseLine, logistics: readonly Logistics[]): string {
  const way = logistics.find(({ id }) => id === line.logistics);
  return way ? `${way.name}${way.cutOff ? words.cutOff(way.cutOff) : ""}` : line.logistics;
}
