import { CircleX, ScanBarcode, Undo2, X } from "lucide-preact";
import { useEffect } from "preact/compat";
import type { Line } from "../../shared/orders/order.ts";
import { leftToScan } from "../../shared/scanning/find-line.ts";
import { formatQuantity } from "../platform/format.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { words } from "./words.ts";

interface Props {
  line: Line | undefined;
  /** Why there is no line to pick. */
  told: string | null;
  right: boolean;
  mayPick: boolean;
  onPick: (quantity: number) => void;
  onMore: () => void;
  /** Set while the code was learned just now. */
  onForget: (() => void) | undefined;
  onClose: () => void;
}

const WORDS_SHOWN_MS = 8_000;

/** What was scanned, large; units go by a tap, one or all that are left. */
export function ScanPanel({ line, told, right, mayPick, onPick, onMore, onForget, onClose }: Props) {
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(onClose, WORDS_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [told, onClose]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) onClose();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onClose]);
  const missing = line ? line.toBuy + line.bought : 0;
  const left = line ? leftToScan(line) || missing : 0;
  return (
    <section className="scan-panel" data-right={right || undefined} aria-label={words.scannedItem}>
      <header>
        {right ? <ScanBarcode aria-hidden="true" /> : <CircleX aria-hidden="true" />}
        <p role={right ? "status" : "alert"}>
          {!right && <strong>{words.wrongProduct}</strong>}
          {told ?? ""}
          {line && <strong>{line.description}</strong>}
          {line && <span>{stateWords(line)}</span>}
        </p>
        <IconButton label={words.close} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {line && mayPick && left > 0 && (
        <div className="scan-acts">
          <Button variant="primary" size="lg" onClick={() => onPick(left)}>
            {leftToScan(line) > 0 ? words.pick(formatQuantity(left)) : words.found(formatQuantity(left))}
          </Button>
          {left > 1 && (
            <Button size="lg" onClick={() => onPick(1)}>
              {words.onlyOne}
            </Button>
          )}
          {left > 2 && (
            <Button size="lg" onClick={onMore}>
              {words.otherQuantity}
            </Button>
          )}
        </div>
      )}
      {onForget && (
        <Button onClick={onForget}>
          <Undo2 aria-hidden="true" size={20} />
          {words.learned}
        </Button>
      )}
    </section>
  );
}

function stateWords(line: Line): string {
  const left = leftToScan(line);
  const { code, requested } = line;
  if (left > 0)
    return left === requested
      ? `${code} · ${words.asks(formatQuantity(requested))}`
      : `${code} · ${words.left(formatQuantity(left), formatQuantity(requested))}`;
  const missing = line.toBuy + line.bought;
  if (missing > 0) return `${code} · ${words.missing(formatQuantity(missing))}`;
  return `${code} · ${words.resolved}`;
}
