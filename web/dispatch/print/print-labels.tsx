import { useState } from "preact/compat";
import { useSearchParams } from "wouter-preact";
import type { Order } from "../../../shared/orders/order.ts";
import { useLogistics } from "../../orders/use-logistics.ts";
import { MOST_VOLUMES, VolumesStepper } from "../volumes-stepper.tsx";
import { PrintPage } from "./print-page.tsx";
import { orderAddress, QrCode } from "./qr-code.tsx";
import { words } from "./words.ts";

/** One label of 10 × 15 cm for each volume: "1/3", the client, the number and how it leaves, to be read across a room. */
export default function PrintLabels({ id }: { id: string }) {
  const logistics = useLogistics();
  const [params] = useSearchParams();
  const asked = Math.floor(Number(params.get("volumes")));
  const [volumes, setVolumes] = useState(asked >= 1 && asked <= MOST_VOLUMES ? asked : null);
  const count = (order: Order) => volumes ?? order.volumes ?? 1;
  return (
    <PrintPage
      id={id}
      title={words.labels}
      tools={(order) => <VolumesStepper label={words.volumes} value={count(order)} onChange={setVolumes} />}
    >
      {(order) =>
        Array.from({ length: count(order) }, (_, index) => index + 1).map((volume) => (
          <article key={volume} className="volume-label">
            <header>
              <p className="volume-label-way">
                {logistics.find((way) => way.id === order.logistics)?.name ?? order.logistics}
              </p>
              <p className="volume-label-count">
                {volume}
                <span>/{count(order)}</span>
              </p>
            </header>
            <p className="volume-label-client">{order.client.name}</p>
            <p className="volume-label-number">{order.number ?? ""}</p>
            <footer>
              <QrCode text={orderAddress(order.id)} label={words.qrCode} />
              <p>
                {order.packaging === "box" ? words.Box : words.Bag}
                <br />
                {words.seller} {order.seller.name}
              </p>
            </footer>
          </article>
        ))
      }
    </PrintPage>
  );
}
