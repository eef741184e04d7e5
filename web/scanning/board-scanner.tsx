import { useLocation } from "wouter";
import { readScan } from "../../shared/scanning/read-scan.ts";
import { NoticeStack } from "../live/notice-stack.tsx";
import { notify } from "../live/notices.ts";
import { playSound } from "../live/sounds.ts";
import { askBarcode } from "./barcode-api.ts";
import { findOrder } from "./find-order.ts";
import { useScanner } from "./use-scanner.ts";
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
          ? `${barcode.product.code} ${barcode.product.description}: abra o pedido em que ele vai e passe o leitor de novo.`
          : `Não há pedido com o código ${scan.code}. Para ensinar um produto, abra um pedido em que ele vai.`,
        barcode ? "info" : "error",
      );
    } catch {
      playSound("no");
      notify(`Sem rede não dá para procurar o código ${scan.code}.`);
    }
  });
  return <NoticeStack />;
}
