import { Box, Hourglass, PackageCheck, ShoppingBag, Truck } from "lucide-preact";
import { memo } from "preact/compat";
import { Link } from "wouter-preact";
import type { Card } from "../../../shared/orders/order.ts";
import { PresenceAvatars } from "../../live/presence-avatars.tsx";
import { formatAge, formatQuantity } from "../../platform/format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Due } from "./due.tsx";
import { urgencyOf } from "./urgency.ts";
import { words } from "./words.ts";

interface Props {
  card: Card;
  due: number | null;
  now: number;
  logistics: string;
}

/** One card's news draws one card. */
export const BoardCard = memo(function BoardCard({ card, due, now, logistics }: Props) {
  const boxed = card.packaging === "box";
  return (
    <Link href={`/pedidos/${card.id}`} className="board-card" data-urgency={urgencyOf(card, due, now)}>
      <span className="board-card-head">
        <strong className="board-card-number">{card.number ?? words.noNumber}</strong>
        <StateBadge state={card.state} paused={card.paused} />
      </span>
      <span className="board-card-client">{card.client.name}</span>
      <span className="board-card-facts">
        {logistics && (
          <span>
            <Truck aria-hidden="true" size={16} />
            {logistics}
          </span>
        )}
        <span>
          {boxed ? <Box aria-hidden="true" size={16} /> : <ShoppingBag aria-hidden="true" size={16} />}
          {words[card.packaging]}
        </span>
        <Due due={due} now={now} />
      </span>
      <span className="board-card-work">
        <span className="board-card-count">
          <strong>{formatQuantity(card.linesResolved)}</strong> / {words.items(card.lines)}
        </span>
        <span className="board-card-units">
          {words.units(formatQuantity(card.unitsResolved), formatQuantity(card.units))}
        </span>
        <ProgressBar value={card.progress} label={words.progressOf(card.number ?? "")} />
      </span>
      <span className="board-card-foot">
        {card.pickers.length > 0 && (
          <span className="board-card-pickers">
            {card.pickers.map((person) => (
              <Avatar key={person.id} id={person.id} name={person.name} />
            ))}
          </span>
        )}
        <PresenceAvatars orderId={card.id} />
        <span className="board-card-seller">
          {card.seller.name} · {formatAge(card.createdAt, now)}
        </span>
        {(card.unitsArrived > 0 || card.unitsMissing > 0) && (
          <span className="board-card-alerts">
            {card.unitsArrived > 0 && (
              <span className="ui-badge" data-tone="violet">
                <PackageCheck aria-hidden="true" size={15} />
                {words.arrived(card.unitsArrived)}
              </span>
            )}
            {card.unitsMissing > 0 && (
              <span className="ui-badge" data-tone="amber">
                <Hourglass aria-hidden="true" size={15} />
                {words.missing(card.unitsMissing)}
              </span>
            )}
          </span>
        )}
      </span>
    </Link>
  );
});
