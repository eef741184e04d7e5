import type { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import { formatTime } from "../platform/format.ts";

interface Props {
  day: string;
  ways: readonly [way: { id: string; name: string }, orders: readonly DispatchOrder[]][];
  volumesOf: (order: DispatchOrder) => number;
}

/** The paper: one A4 sheet per logistics, each with a place for the two signatures. Only ever seen in print. */
export function ManifestSheet({ day, ways, volumesOf }: Props) {
  const date = day.split("-").reverse().join("/");
  return (
    <div className="manifest" aria-hidden="true">
      {ways.map(([way, orders]) => (
        <section key={way.id}>
          <header>
            <h1>Romaneio · {way.name}</h1>
            <p>
              {date} · impresso às {formatTime(Date.now())}
            </p>
          </header>
          <table>
            <thead>
              <tr>
                <th>Pedido</th>
                <th>Cliente</th>
                <th>Embalagem</th>
                <th>Unidades</th>
                <th>Volumes</th>
                <th>Conferido</th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <tr key={order.id}>
                  <td>{order.number ?? "s/ nº"}</td>
                  <td>{order.client}</td>
                  <td>{order.packaging === "box" ? "caixa" : "sacola"}</td>
                  <td>{order.units}</td>
                  <td>{volumesOf(order)}</td>
                  <td>
                    <span className="manifest-box" />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={3}>{orders.length} pedidos</td>
                <td>{orders.reduce((sum, order) => sum + order.units, 0)}</td>
                <td>{orders.reduce((sum, order) => sum + volumesOf(order), 0)}</td>
                <td />
              </tr>
            </tfoot>
          </table>
          <footer>
            <p>Entregue por (loja)</p>
            <p>Recebido por (nome e documento)</p>
            <p>Data e hora</p>
          </footer>
        </section>
      ))}
    </div>
  );
}
