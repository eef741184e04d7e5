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
} from "lucide-preact";
import type { OrderState } from "../../shared/orders/order.ts";
import "./state-badge.css";
import { words } from "./words.ts";

type Tone = "plain" | "brand" | "amber" | "green" | "red";

const BADGES: Record<OrderState | "paused", [icon: LucideIcon, tone: Tone]> = {
  new: [Sparkles, "plain"],
  picking: [CirclePlay, "brand"],
  waiting: [Hourglass, "amber"],
  ready: [CircleCheck, "green"],
  finished: [CircleCheckBig, "green"],
  dispatched: [Truck, "plain"],
  cancelled: [CircleX, "red"],
  paused: [Pause, "plain"],
};

export function StateBadge({ state, paused = false }: { state: OrderState; paused?: boolean }) {
  const shown = paused ? "paused" : state;
  const [Icon, tone] = BADGES[shown];
  return (
    <span className="ui-badge" data-tone={tone}>
      <Icon aria-hidden="true" size={15} strokeWidth={2.25} />
      {words.states[shown]}
    </span>
  );
}
