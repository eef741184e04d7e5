import { Tags, Truck } from "lucide-preact";
import { useState } from "preact/compat";
import { Link } from "wouter-preact";
import type { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import { formatAge } from "../platform/format.ts";
import { Button } from "../ui/button.tsx";
import { VolumesStepper } from "./volumes-stepper.tsx";
import { words } from "./words.ts";

interface Props {
  way: { name: string; cutOff: string | null };
  orders: readonly DispatchOrder[];
  /** Whether it leaves this time. */
  goes: (order: DispatchOrder) => boolean;
  /** Finished on a day before: shown behind one touch, as most of them have left without anybody saying so. */
  isOld: (order: DispatchOrder) => boolean;
  volumesOf: (order: DispatchOrder) => number;
  mayDispatch: boolean;
  disabled: boolean;
  onToggle: (id: string) => void;
  onVolumes: (id: string, volumes: number) => void;
  onDispatch: (orders: DispatchOrder[]) => void;
}

/** One logistics: its orders with their volumes, and one button that sends the chosen ones out. */
export function DispatchWay(props: Props) {
  const { way, orders, goes, isOld, volumesOf } = props;
  const [showOld, setShowOld] = useState(false);
  const going = orders.filter(goes);
  const old = orders.filter(isOld);
  const shown = orders.filter((order) => showOld || !isOld(order) || goes(order));
  const volumes = going.reduce((sum, order) => sum + volumesOf(order), 0);
  return (
    <section className="dispatch-way">
      <header>
        <h2>
          <Truck aria-hidden="true" size={22} />
          {way.name}
        </h2>
        <p>
          {going.length > 0 ? words.going(going.length, volumes) : words.nothingToday}
          {way.cutOff && words.cutOff(way.cutOff)}
        </p>
        {props.mayDispatch && going.length > 0 && (
          <Button
            variant="primary"
            size="lg"
            disabled={props.disabled}
            onClick={() => props.onDispatch(going)}
          >
            <Truck aria-hidden="true" size={20} />
            {words.dispatch(going.length)}
          </Button>
        )}
      </header>
      <ul>
        {shown.map((order) => (
          <DispatchRow key={order.id} order={order} {...props} />
        ))}
      </ul>
      {old.length > 0 && (
        <button
          type="button"
          className="dispatch-old"
          aria-expanded={showOld}
          onClick={() => setShowOld(!showOld)}
        >
          {showOld ? words.hideOld(old.length) : words.showOld(old.length)}
        </button>
      )}
    </section>
  );
}

function DispatchRow({ order, ...props }: Props & { order: DispatchOrder }) {
  const goes = props.goes(order);
  const volumes = props.volumesOf(order);
  return (
    <li className="dispatch-row" data-left={!goes || undefined}>
      <label className="dispatch-pick">
        <input type="checkbox" checked={goes} onChange={() => props.onToggle(order.id)} />
        <span>
          <strong>{order.number ?? words.noNumber}</strong>
          <b>{order.client}</b>
          <small>
            {words[order.packaging]} · {words.units(order.units)} ·{" "}
            {words.finished(formatAge(order.finished.at), order.finished.by.name)}
          </small>
          {order.notes && <small className="dispatch-notes">{order.notes}</small>}
        </span>
      </label>
      <VolumesStepper
        label={words.volumesOf(order.number ?? order.client)}
        value={volumes}
        disabled={!props.mayDispatch}
        onChange={(count) => props.onVolumes(order.id, count)}
      />
      <Link href={`/imprimir/etiquetas/${order.id}?volumes=${volumes}`} className="ui-button dispatch-labels">
        <Tags aria-hidden="true" size={20} />
        {words.labels}
      </Link>
    </li>
  );
}
