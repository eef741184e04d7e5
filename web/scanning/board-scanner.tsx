import { useLocation } from "wouter-preact";
import { readScan } from "../../shared/scanning/read-scan.ts";
import { NoticeStack } from "../live/notice-stack.tsx";
import { notify } from "../live/notices.ts";
import { playSound } from "../live/sounds.ts";
import { askBarcode } from "./barcode-api.ts";
import { findOrder } from "./find-order.ts";
import { useScanner } from "./use-scanner.ts";
import { words } from "./words.ts";
import "../orders/controls.css";

/** On the board a scan opens an order: by its printed QR code, or by its number. */
export function BoardScanner() {
  const [, go] = useLocation();
  useScanner(async (text) => {
    const scan = readScan(text);
    if (scan.kind === "order") {
      playSound("ok");
      return go(`/pedidos/${scan.orderId}`);
    }
    try {
      const found = await findOrder(scan.code);
      if (found) {
        playSound("ok");
        return go(`/pedidos/${found}`);
      }
      const barcode = await askBarcode(scan.code);
      playSound("no");
      notify(
        barcode
          ? words.openItsOrder(`${barcode.product.code} ${barcode.product.description}`)
          : words.noOrder(scan.code),
        barcode ? "info" : "error",
      );
    } catch {
      playSound("no");
      notify(words.cannotSearch(scan.code));
    }
  });
  return <NoticeStack />;
}
