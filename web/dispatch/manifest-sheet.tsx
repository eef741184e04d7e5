import type { DispatchOrder } from "../../shared/dispatch/dispatch-order.ts";
import { paperDay } from "../history/long-day.ts";
import { formatTime } from "../platform/format.ts";
import { words } from "./words.ts";

interface Props {
  day: string;
  ways: readonly [way: { id: string; name: string }, orders: readonly DispatchOrder[]][];
  volumesOf: (order: DispatchOrder) => number;
}

/** The paper: one A4 sheet per logistics, each with a place for the two signatures. Only ever seen in print. */
export function ManifestSheet({ day, ways, volumesOf }: Props) {
  return (
    <div className="manifest" aria-hidden="true">
      {ways.map(([way, orders]) => (
        <section key={way.id}>
          <header>
            <h1>{words.manifest(way.name)}</h1>
            <p>{words.printedAt(paperDay(day), formatTime(Date.now()))}</p>
          </header>
          <table>
            <thead>
              <tr>
                <th>{words.columns.order}</th>
                <th>{words.columns.client}</th>
                <th>{words.columns.packaging}</th>
                <th>{words.columns.units}</th>
                <th>{words.columns.volumes}</th>
                <th>{words.columns.checked}</th>
              </tr>
            </thead>
            <tbody>
              {orders.map((order) => (
                <tr key={order.id}>
                  <td>{order.number ?? words.noNumber}</td>
                  <td>{order.client}</td>
                  <td>{words[order.packaging]}</td>
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
                <td colSpan={3}>{words.orders(orders.length)}</td>
                <td>{orders.reduce((sum, order) => sum + order.units, 0)}</td>
                <td>{orders.reduce((sum, order) => sum + volumesOf(order), 0)}</td>
                <td />
              </tr>
            </tfoot>
          </table>
          <footer>
            <p>{words.handedOverBy}</p>
            <p>{words.receivedBy}</p>
            <p>{words.when}</p>
          </footer>
        </section>
      ))}
    </div>
  );
}
