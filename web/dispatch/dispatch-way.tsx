import { Tags, Truck } from "lucide-react";
import { Link } from "wouter";
import type { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import { counted, formatAge } from "../platform/format.ts";
import { Button } from "../ui/button.tsx";
import { VolumesStepper } from "./volumes-stepper.tsx";

interface Props {
  way: { name: string; cutOff: string | null };
  orders: readonly DispatchOrder[];
  /** Orders that stay here this time. */
  left: ReadonlySet<string>;
  volumesOf: (order: DispatchOrder) => number;
  mayDispatch: boolean;
  disabled: boolean;
  onToggle: (id: string) => void;
  onVolumes: (id: string, volumes: number) => void;
  onDispatch: (orders: DispatchOrder[]) => void;
}

/** One logistics: its orders with their volumes, and one button that sends the chosen ones out. */
export function DispatchWay(props: Props) {
  const { way, orders, left, volumesOf, mayDispatch, disabled } = props;
  const going = orders.filter(({ id }) => !left.has(id));
  const volumes = going.reduce((sum, order) => sum + volumesOf(order), 0);
  return (
    <section className="dispatch-way">
      <header>
        <h2>
          <Truck aria-hidden="true" size={22} />
          {way.name}
        </h2>
        <p>
          {counted(going.length, "pedido", "pedidos")} · {counted(volumes, "volume", "volumes")}
          {way.cutOff && ` · até ${way.cutOff}`}
        </p>
        {mayDispatch && (
          <Button
            variant="primary"
            size="lg"
            disabled={disabled || going.length === 0}
            onClick={() => props.onDispatch(going)}
          >
            <Truck aria-hidden="true" size={20} />
            Despachar {going.length}
          </Button>
        )}
      </header>
      <ul>
        {orders.map((order) => (
          <li key={order.id} className="dispatch-row" data-left={left.has(order.id) || undefined}>
            <label className="dispatch-pick">
              <input
                type="checkbox"
                checked={!left.has(order.id)}
                onChange={() => props.onToggle(order.id)}
              />
              <span>
                <strong>{order.number ?? "s/ nº"}</strong>
                <b>{order.client}</b>
                <small>
                  {order.packaging === "box" ? "caixa" : "sacola"} ·{" "}
                  {counted(order.units, "unidade", "unidades")} · finalizado {formatAge(order.finished.at)}{" "}
                  por {order.finished.by.name}
                </small>
                {order.notes && <small className="dispatch-notes">{order.notes}</small>}
              </span>
            </label>
            <VolumesStepper
              label={`Volumes do pedido ${order.number ?? order.client}`}
              value={volumesOf(order)}
              disabled={!mayDispatch}
              onChange={(count) => props.onVolumes(order.id, count)}
            />
            <Link
              href={`/imprimir/etiquetas/${order.id}?volumes=${volumesOf(order)}`}
              className="ui-button dispatch-labels"
            >
              <Tags aria-hidden="true" size={20} />
              Etiquetas
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
