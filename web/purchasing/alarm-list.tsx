import { Eye, PackageX, Sparkles } from "lucide-preact";
import { Link } from "wouter-preact";
import type { PurchaseAlarm } from "../../shared/purchasing/purchase.ts";
import { formatAge, formatQuantity } from "../platform/format.ts";
import { Button } from "../ui/button.tsx";
import { words } from "./words.ts";

interface Props {
  alarms: readonly PurchaseAlarm[];
  mayAcknowledge: boolean;
  busy: boolean;
  onSeen: (alarm: PurchaseAlarm) => void;
}

/** Goods without an order, and finds: they stay here until somebody has seen them. */
export function AlarmList({ alarms, mayAcknowledge, busy, onSeen }: Props) {
  if (alarms.length === 0) return null;
  return (
    <section className="purchase-section" data-bucket="alarms">
      <header>
        <h2>
          <PackageX aria-hidden="true" size={22} />
          {words.leftAndFound}
        </h2>
        <p>{words.untilSeen}</p>
      </header>
      <ul className="purchase-list">
        {alarms.map((entry) => {
          const { alarm } = entry;
          return (
            <li key={`${entry.orderId}/${alarm.id}`} className="purchase-row">
              <p className="purchase-units">
                <strong>{formatQuantity(alarm.quantity)}</strong>
                <span>{entry.unit.toLowerCase()}</span>
              </p>
              <div className="purchase-what">
                <h3>{entry.description}</h3>
                <p className="purchase-facts">
                  {alarm.kind !== "left_over" && <Sparkles aria-hidden="true" size={16} />}
                  <span>
                    {words.alarms[alarm.kind]}{" "}
                    <Link href={`/pedidos/${entry.orderId}`}>
                      {words.order(entry.orderNumber ?? words.noNumber)}
                    </Link>
                  </span>
                  <span>
                    {alarm.by.name}, {formatAge(alarm.at)}
                  </span>
                </p>
              </div>
              {mayAcknowledge && (
                <div className="purchase-acts">
                  <Button size="lg" disabled={busy} onClick={() => onSeen(entry)}>
                    <Eye aria-hidden="true" size={20} />
                    {words.seen}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
