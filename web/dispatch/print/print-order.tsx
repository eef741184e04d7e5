import { Check } from "lucide-preact";
import type { Line } from "../../../shared/orders/order.ts";
import { useLogistics } from "../../orders/use-logistics.ts";
import { formatDay, formatQuantity, formatTime } from "../../platform/format.ts";
import { PrintPage } from "./print-page.tsx";
import { orderAddress, QrCode } from "./qr-code.tsx";
import { words } from "./words.ts";

/** The pick list on A4, alphabetical as on the screen; its QR code opens the order. */
export default function PrintOrder({ id }: { id: string }) {
  const logistics = useLogistics();
  return (
    <PrintPage id={id} title={words.pickList}>
      {(order) => {
        const lines = order.lines.toSorted((a, b) => a.description.localeCompare(b.description, "pt-BR"));
        const units = lines.reduce((sum, line) => sum + line.requested, 0);
        return (
          <article className="sheet-a4">
            <header className="sheet-a4-head">
              <div>
                <h2>
                  <span className="sheet-a4-number">{order.number ?? words.noNumber}</span>{" "}
                  <span className="sheet-a4-client">{order.client.name}</span>
                </h2>
                <p>
                  {logistics.find((way) => way.id === order.logistics)?.name} · {words[order.packaging]} ·{" "}
                  {words.bySeller(order.seller.name)}
                </p>
                <p>
                  {formatDay(order.createdAt)} {formatTime(order.createdAt)} ·{" "}
                  {words.size(lines.length, units)}
                </p>
              </div>
              <QrCode text={orderAddress(order.id)} label={words.qrCode} />
            </header>
            {(order.notes || order.note) && (
              <p className="sheet-a4-notes">{[order.notes, order.note].filter(Boolean).join(" · ")}</p>
            )}
            <table>
              <thead>
                <tr>
                  <th>
                    <span className="ui-hidden">{words.columns.done}</span>
                  </th>
                  <th>{words.columns.quantity}</th>
                  <th>{words.columns.product}</th>
                  <th>{words.columns.code}</th>
                  <th>{words.columns.picked}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.id}>
                    <td>
                      <span className="sheet-a4-box" data-done={isDone(line) || undefined}>
                        {isDone(line) && <Check aria-label={words.picked} size={16} strokeWidth={3} />}
                      </span>
                    </td>
                    <td className="sheet-a4-units">{formatQuantity(line.requested)}</td>
                    <td>
                      {line.description}
                      {line.note && <small>{line.note}</small>}
                      {line.substitutes.map((other) => (
                        <small key={other.commandId}>
                          {words.instead(
                            formatQuantity(other.quantity),
                            `${other.description} (${other.code})`,
                          )}
                        </small>
                      ))}
                    </td>
                    <td>{line.code}</td>
                    <td className="sheet-a4-write">{line.picked > 0 ? formatQuantity(line.picked) : ""}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <footer className="sheet-a4-foot">
              <p>{words.pickedBy}</p>
              <p>{words.checkedBy}</p>
              <p>{words.volumes}</p>
            </footer>
          </article>
        );
      }}
    </PrintPage>
  );
}

const isDone = (line: Line): boolean =>
  line.pending + line.toBuy + line.bought + line.arrived === 0 && line.picked > 0;
