import { Hourglass, PackageCheck, Truck } from "lucide-preact";
import type { Card } from "../../../shared/orders/order.ts";
import { formatAge, formatQuantity } from "../../platform/format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { Due } from "../board/due.tsx";
import { urgencyOf } from "../board/urgency.ts";
import { words } from "./words.ts";

interface Props {
  card: Card;
  due: number | null;
  now: number;
  logistics: string;
}

/** An order as it is read from across the stock room. */
export function WallCard({ card, due, now, logistics }: Props) {
  return (
    <li className="wall-card" data-urgency={urgencyOf(card, due, now)}>
      <p className="wall-card-head">
        <strong className="wall-card-number">{card.number ?? words.noNumber}</strong>
        <StateBadge state={card.state} paused={card.paused} />
      </p>
      <p className="wall-card-client">{card.client.name}</p>
      <p className="wall-card-facts">
        {logistics && (
          <span>
            <Truck aria-hidden="true" size={20} /> {logistics}
          </span>
        )}
        {due === null ? <span>{formatAge(card.createdAt, now)}</span> : <Due due={due} now={now} />}
      </p>
      <div className="wall-card-work">
        <p>
          <strong className="wall-card-done">{formatQuantity(card.linesResolved)}</strong> /{" "}
          {formatQuantity(card.lines)}
          <span className="ui-hidden">{words.items}</span>
        </p>
        {card.unitsArrived > 0 && (
          <span className="ui-badge" data-tone="violet">
            <PackageCheck aria-hidden="true" size={18} /> {formatQuantity(card.unitsArrived)}
            <span className="ui-hidden">{words.arrived}</span>
          </span>
        )}
        {card.unitsMissing > 0 && (
          <span className="ui-badge" data-tone="amber">
            <Hourglass aria-hidden="true" size={18} /> {words.missing(card.unitsMissing)}
          </span>
        )}
        <span className="wall-card-people">
          {card.pickers.map((person) => (
            <Avatar key={person.id} id={person.id} name={person.name} />
          ))}
        </span>
      </div>
      <ProgressBar value={card.progress} label={words.progressOf(card.number ?? "")} />
    </li>
  );
}
