import { ArrowLeft, EllipsisVertical, Pause, Play } from "lucide-preact";
import { Link } from "wouter-preact";
import type { Order } from "../../shared/orders/order.ts";
import { isClosed } from "../../shared/orders/order-state.ts";
import { openWork } from "../../shared/picking/buckets.ts";
import { LivePill } from "../live/live-pill.tsx";
import { PresenceAvatars } from "../live/presence-avatars.tsx";
import { ONLINE_ONLY_REASON, useOnline } from "../live/store.ts";
import { usePageTitle } from "../ui/use-page-title.ts";
import { words } from "./words.ts";

interface Props {
  order: Order;
  mayPick: boolean;
  mayReopen: boolean;
  finishing: boolean;
  onPause: () => void;
  onFinish: () => void;
  onReopen: () => void;
  onMenu: () => void;
}

export function OrderHeader(props: Props) {
  const { order } = props;
  usePageTitle(words.order(order.number ?? order.client.name));
  const online = useOnline();
  const needsNetwork = { disabled: !online, title: online ? undefined : ONLINE_ONLY_REASON };
  const resolved = order.lines.filter((line) => openWork(line) === 0).length;
  const closed = isClosed(order.state);
  const word = words.closed[order.state as keyof typeof words.closed]; // as: undefined for the open ones
  return (
    <header className="order-header">
      <Link href="/" className="icon-button" aria-label={words.backToBoard}>
        <ArrowLeft aria-hidden="true" />
      </Link>
      <h1 className="order-title">
        {order.number && <span className="order-number">{order.number}</span>}
        <span className="order-client">{order.client.name}</span>
      </h1>
      <div className="order-people">
        <PresenceAvatars orderId={order.id} />
      </div>
      <div className="order-progress">
        <progress max={1} value={order.progress} aria-label={words.progress} />
        <span>
          {resolved} / {order.lines.length}
        </span>
      </div>
      <LivePill />
      <div className="order-acts">
        {!closed && props.mayPick && (
          <button type="button" className="choice" {...needsNetwork} onClick={props.onPause}>
            {order.paused ? <Play aria-hidden="true" size={20} /> : <Pause aria-hidden="true" size={20} />}
            <span>{order.paused ? words.resume : words.pause}</span>
          </button>
        )}
        <button type="button" className="icon-button" aria-label={words.moreForOrder} onClick={props.onMenu}>
          <EllipsisVertical aria-hidden="true" />
        </button>
        {!closed && props.mayPick && (
          <button
            type="button"
            className="finish"
            data-ready={order.state === "ready" || undefined}
            {...needsNetwork}
            disabled={props.finishing || !online}
            onClick={props.onFinish}
          >
            {words.finish}
          </button>
        )}
        {closed && (
          <>
            <strong className="order-closed">{word}</strong>
            {props.mayReopen && (
              <button type="button" className="choice" {...needsNetwork} onClick={props.onReopen}>
                {words.reopen}
              </button>
            )}
          </>
        )}
      </div>
    </header>
  );
}
