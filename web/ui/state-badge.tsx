import {
  CircleCheck,
  CircleCheckBig,
  CirclePlay,
  CircleX,
  Hourglass,
  type LucideIcon,
  Pause,
  Sparkles,
  Truck,
} from "lucide-react";
import type { OrderState } from "../../shared/orders/order.ts";
import "./state-badge.css";

type Tone = "plain" | "brand" | "amber" | "green" | "red";

const BADGES: Record<OrderState | "paused", [word: string, icon: LucideIcon, tone: Tone]> = {
  new: ["Novo", Sparkles, "plain"],
  picking: ["Separando", CirclePlay, "brand"],
  waiting: ["Aguarda compra", Hourglass, "amber"],
  ready: ["Pronto", CircleCheck, "green"],
  finished: ["Finalizado", CircleCheckBig, "green"],
  dispatched: ["Despachado", Truck, "plain"],
  cancelled: ["Cancelado", CircleX, "red"],
  paused: ["Pausado", Pause, "plain"],
};

export function StateBadge({ state, paused = false }: { state: OrderState; paused?: boolean }) {
  const [word, Icon, tone] = BADGES[paused ? "paused" : state];
  return (
    <span className="ui-badge" data-tone={tone}>
      <Icon aria-hidden="true" size={15} strokeWidth={2.25} />
      {word}
    </span>
  );
}
