import { TriangleAlert } from "lucide-react";
import type { Order } from "../../shared/orders/order.ts";
import { type Actor, concerns } from "../../shared/picking/who-may.ts";
import type { Act } from "../live/store.ts";
import { units } from "./line-words.ts";
import { words } from "./words.ts";

interface Props {
  order: Order;
  actor: Actor;
  onAct: (act: Act) => void;
}

/** What stays on the screen until one of those whom it concerns has seen it. */
export function AlarmBanners({ order, actor, onAct }: Props) {
  return order.alarms
    .filter((alarm) => concerns(alarm, actor))
    .map((alarm) => {
      const line = order.lines.find((candidate) => candidate.id === alarm.lineId);
      return (
        <div className="alarm" role="alert" key={alarm.id}>
          <TriangleAlert aria-hidden="true" />
          <p>
            <strong>{words.alarms[alarm.kind](units(alarm.quantity))}</strong> {line?.description}
          </p>
          <button
            type="button"
            className="choice"
            onClick={() => onAct({ type: "acknowledge", alarmId: alarm.id, lineId: alarm.lineId })}
          >
            {alarm.kind === "surplus" || alarm.kind === "return_to_shelf" ? words.returned : words.understood}
          </button>
        </div>
      );
    });
}
