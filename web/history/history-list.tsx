import { Link } from "wouter-preact";
import type { PastOrder } from "../../shared/history/history.ts";
import { shopDay } from "../../shared/insights/shop-day.ts";
import { formatCents, formatTime } from "../platform/format.ts";
import { shopZone } from "../platform/shop-zone.ts";
import { Avatar } from "../ui/avatar.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { longDay } from "./long-day.ts";
import { words } from "./words.ts";

interface Props {
  orders: readonly PastOrder[];
  ways: ReadonlyMap<string, string>;
  busy: boolean;
}

/** Day by day; each order opens. */
export function HistoryList({ orders, ways, busy }: Props) {
  const days = Map.groupBy(orders, (order) => shopDay(Date.parse(order.createdAt), shopZone()));
  return (
    <div className="history-days" data-busy={busy || undefined}>
      {[...days].map(([day, of]) => (
        <section key={day} aria-label={longDay(day)}>
          <h2 className="history-day">{longDay(day)}</h2>
          <ul className="history-list">
            {of.map((order) => (
              <li key={order.id}>
                <Row order={order} way={ways.get(order.logistics) ?? ""} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ order, way }: { order: PastOrder; way: string }) {
  return (
    <Link href={`/pedidos/${order.id}`} className="history-row">
      <span className="history-number">{order.number ?? words.noNumber}</span>
      <span className="history-who">
        <strong>{order.client.name}</strong>
        <small>
          {formatTime(order.createdAt)} · {order.seller.name} · {way}
        </small>
      </span>
      <span className="history-pickers">
        {order.pickers.slice(0, 3).map(({ id, name }) => (
          <Avatar key={id} id={id} name={name} />
        ))}
      </span>
      <span className="history-size">
        {words.items(order.lines)} · {words.units(order.units)}
        <small>{formatCents(order.payableCents)}</small>
      </span>
      <StateBadge state={order.state} paused={order.paused} />
    </Link>
  );
}
