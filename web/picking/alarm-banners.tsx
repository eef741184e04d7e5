import { TriangleAlert } from "lucide-react";
import type { Order } from "../../shared/orders/order.ts";
import type { Alarm } from "../../shared/picking/alarm.ts";
import { type Actor, concerns } from "../../shared/picking/who-may.ts";
import type { Act } from "../live/store.ts";
import { units } from "./line-words.ts";

interface Props {
  order: Order;
  actor: Actor;
  onAct: (act: Act) => void;
}

const TEXT: Record<Alarm["kind"], (quantity: string) => string> = {
  surplus: (quantity) => `Devolver ${quantity} à prateleira?`,
  found_to_buy: (quantity) => `${quantity} foram achados: não precisa mais comprar.`,
  found_bought: (quantity) => `${quantity} foram achados, mas já estavam comprados.`,
  return_to_shelf: (quantity) => `Pedido cancelado: devolver ${quantity} à prateleira.`,
  left_over: (quantity) => `Pedido cancelado: ${quantity} comprados sobram.`,
};

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
            <strong>{TEXT[alarm.kind](units(alarm.quantity))}</strong> {line?.description}
          </p>
          <button
            type="button"
            className="choice"
            onClick={() => onAct({ type: "acknowledge", alarmId: alarm.id, lineId: alarm.lineId })}
          >
            {alarm.kind === "surplus" || alarm.kind === "return_to_shelf" ? "Devolvido" : "Entendi"}
          </button>
        </div>
      );
    });
}
