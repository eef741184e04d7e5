import { TriangleAlert } from "lucide-preact";
import type { Order } from "../../shared/orders/order.ts";
import type { Alarm } from "../../shared/picking/alarm.ts";
import { type Actor, concerns } from "../../shared/picking/who-may.ts";
import type { Act } from "../live/store.ts";
import { units } from "./line-words.ts";
import { words } from "./words.ts";

interface Props {
  order: Order;
  actor: Actor;
  onAct: (act: Act) => void;
}

/** A cancelled order raises one for each line: they are one errand, and one banner. */
const RAISED_TOGETHER = ["return_to_shelf", "left_over"] as const;

/** What stays on the screen until one of those whom it concerns has seen it. */
export function AlarmBanners({ order, actor, onAct }: Props) {
  const mine = order.alarms.filter((alarm) => concerns(alarm, actor));
  const acknowledge = (alarms: readonly Alarm[]) => {
    for (const { id, lineId } of alarms) onAct({ type: "acknowledge", alarmId: id, lineId });
  };
  const what = ({ lineId }: Alarm) => order.lines.find((line) => line.id === lineId)?.description;
  const together = RAISED_TOGETHER.map((kind) => ({
    kind,
    alarms: mine.filter((alarm) => alarm.kind === kind),
  })).filter(({ alarms }) => alarms.length > 1);
  const alone = mine.filter((alarm) => !together.some(({ kind }) => kind === alarm.kind));
  return (
    <>
      {together.map(({ kind, alarms }) => (
        <div className="alarm alarm-of-many" role="alert" key={kind}>
          <TriangleAlert aria-hidden="true" />
          <div className="alarm-list">
            <strong>{words.alarmsTogether[kind]}</strong>
            <ul>
              {alarms.map((alarm) => (
                <li key={alarm.id}>
                  <strong>{units(alarm.quantity)}</strong> {what(alarm)}
                </li>
              ))}
            </ul>
          </div>
          <button type="button" className="choice" onClick={() => acknowledge(alarms)}>
            {kind === "return_to_shelf" ? words.allReturned : words.understood}
          </button>
        </div>
      ))}
      {alone.map((alarm) => (
        <div className="alarm" role="alert" key={alarm.id}>
          <TriangleAlert aria-hidden="true" />
          <p>
            <strong>{words.alarms[alarm.kind](units(alarm.quantity))}</strong> {what(alarm)}
          </p>
          <button type="button" className="choice" onClick={() => acknowledge([alarm])}>
            {alarm.kind === "surplus" || alarm.kind === "return_to_shelf" ? words.returned : words.understood}
          </button>
        </div>
      ))}
    </>
  );
}
