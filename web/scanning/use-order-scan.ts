import { useCallback, useEffect, useState } from "preact/compat";
import { useLocation } from "wouter-preact";
import type { Line, Order } from "../../shared/orders/order.ts";
import { findLine, leftToScan } from "../../shared/scanning/find-line.ts";
import { readScan, sameCode } from "../../shared/scanning/read-scan.ts";
import { notify } from "../live/notices.ts";
import { playSound } from "../live/sounds.ts";
import { messageOf } from "../platform/api.ts";
import { askBarcode, barcodesOfOrder, forgetBarcode, learnBarcode } from "./barcode-api.ts";
import { findOrder } from "./find-order.ts";
import { words } from "./words.ts";

export type Scanned =
  | { what: "found"; lineId: string; code: string; learned: boolean }
  | { what: "told"; told: string; right: boolean }
  | { what: "ask"; code: string };

/** What a scan means in an open order. Codes of its products are known before the network goes. */
export function useOrderScan(order: Order) {
  const [, go] = useLocation();
  const [scanned, setScanned] = useState<Scanned | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let gone = false;
    barcodesOfOrder(order.id).then(
      ({ barcodes }) => {
        if (!gone) setKnown(new Map(barcodes.map(({ code, productCode }) => [code, productCode])));
      },
      () => {}, // Each scan asks on its own then.
    );
    return () => {
      gone = true;
    };
  }, [order.id]);

  const show = (line: Line, code: string, learned = false) => {
    playSound(leftToScan(line) + line.toBuy + line.bought > 0 ? "ok" : "no");
    setScanned({ what: "found", lineId: line.id, code, learned });
  };
  const wrong = (told: string) => {
    playSound("no");
    setScanned({ what: "told", told, right: false });
  };

  const scan = async (text: string) => {
    const read = readScan(text);
    if (read.kind === "order") {
      playSound("ok");
      return read.orderId === order.id ? notify(words.thisOrder, "info") : go(`/pedidos/${read.orderId}`);
    }
    const { code } = read;
    const learned = known.get(code);
    const line = findLine(order.lines, learned ? [learned, code] : [code]);
    if (line) return show(line, code);
    const instead = order.lines.find(({ substitutes }) =>
      substitutes.some((other) => sameCode(other.code, learned ?? code)),
    );
    if (instead) {
      playSound("ok");
      const told = words.instead(`${instead.code} ${instead.description}`);
      return setScanned({ what: "told", told, right: true });
    }
    try {
      const barcode = await askBarcode(code);
      const taught = barcode && findLine(order.lines, [barcode.product.code]);
      if (taught) return show(taught, code);
      if (barcode) return wrong(words.otherOrders(`${barcode.product.code} ${barcode.product.description}`));
      const other = await findOrder(code);
      if (other && other !== order.id) {
        playSound("ok");
        return go(`/pedidos/${other}`);
      }
    } catch {
      return wrong(words.cannotTell(code));
    }
    playSound("no");
    setScanned({ what: "ask", code });
  };

  const learn = async (code: string, line: Line) => {
    try {
      await learnBarcode(code, line.code);
      setKnown((before) => new Map(before).set(code, line.code));
      show(line, code, true);
    } catch (error) {
      setScanned(null);
      notify(messageOf(error));
    }
  };
  const forget = async (code: string) => {
    try {
      await forgetBarcode(code);
      setKnown((before) => new Map([...before].filter(([other]) => other !== code)));
      setScanned(null);
      notify(words.forgotten(code), "info");
    } catch (error) {
      notify(messageOf(error));
    }
  };
  const close = useCallback(() => setScanned(null), []);
  return { scanned, scan, learn, forget, close };
}
