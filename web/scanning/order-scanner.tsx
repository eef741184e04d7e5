import { ScanLine } from "lucide-preact";
import { lazy, Suspense, useEffect, useState } from "preact/compat";
import type { Line, Order } from "../../shared/orders/order.ts";
import { AskItem } from "./ask-item.tsx";
import { ScanPanel } from "./scan-panel.tsx";
import { useHasCamera } from "./use-has-camera.ts";
import { useOrderScan } from "./use-order-scan.ts";
import { useScanner } from "./use-scanner.ts";
import "./scanning.css";
import { words } from "./words.ts";

const CameraDialog = lazy(() => import("./camera-dialog.tsx"));

interface Props {
  order: Order;
  /** Whether units may be moved here, by this person, now. */
  mayPick: boolean;
  onPick: (line: Line, quantity: number) => void;
  onMore: (line: Line) => void;
}

/** Scans in an open order: the row lights up, and a tap picks. */
export function OrderScanner({ order, mayPick, onPick, onMore }: Props) {
  const { scanned, scan, learn, forget, close } = useOrderScan(order);
  const [camera, setCamera] = useState(false);
  const hasCamera = useHasCamera();
  useScanner((text) => void scan(text));
  const line = scanned?.what === "found" ? order.lines.find(({ id }) => id === scanned.lineId) : undefined;
  useHighlight(line?.id);
  return (
    <>
      {scanned && scanned.what !== "ask" && (
        <ScanPanel
          key={scanned.what === "found" ? scanned.lineId : scanned.told}
          line={line}
          told={scanned.what === "told" ? scanned.told : null}
          right={scanned.what === "found" || scanned.right}
          mayPick={mayPick}
          onPick={(quantity) => {
            if (line) onPick(line, quantity);
            close();
          }}
          onMore={() => {
            close();
            if (line) onMore(line);
          }}
          onForget={scanned.what === "found" && scanned.learned ? () => void forget(scanned.code) : undefined}
          onClose={close}
        />
      )}
      {scanned?.what === "ask" && (
        <AskItem
          code={scanned.code}
          lines={order.lines}
          onItem={(item) => void learn(scanned.code, item)}
          onClose={close}
        />
      )}
      {hasCamera && (
        <button type="button" className="scan-button" onClick={() => setCamera(true)}>
          <ScanLine aria-hidden="true" size={24} />
          <span className="ui-hidden">{words.useCamera}</span>
        </button>
      )}
      {camera && (
        <Suspense fallback={null}>
          <CameraDialog
            onScan={(text) => {
              setCamera(false);
              void scan(text);
            }}
            onClose={() => setCamera(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The row itself, wherever it stands: brought into view and marked for as long as it is meant. */
function useHighlight(lineId: string | undefined): void {
  useEffect(() => {
    if (!lineId) return;
    const row = document.querySelector<HTMLElement>(`[data-line-id="${lineId}"]`);
    if (!row) return;
    row.dataset.scanned = "";
    row.scrollIntoView({ block: "center" });
    return () => {
      delete row.dataset.scanned;
    };
  }, [lineId]);
}
