import { CircleX, ScanBarcode, Undo2, X } from "lucide-react";
import { useEffect } from "react";
import type { Line } from "../../shared/orders/order.ts";
import { leftToScan } from "../../shared/scanning/find-line.ts";
import { formatQuantity } from "../platform/format.ts";
import { Button, IconButton } from "../ui/button.tsx";

interface Props {
  line: Line | undefined;
  /** Why there is no line to pick. */
  words: string | null;
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
export function ScanPanel({ line, words, right, mayPick, onPick, onMore, onForget, onClose }: Props) {
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(onClose, WORDS_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [words, onClose]);
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
    <section className="scan-panel" data-right={right || undefined} aria-label="Item lido">
      <header>
        {right ? <ScanBarcode aria-hidden="true" /> : <CircleX aria-hidden="true" />}
        <p role={right ? "status" : "alert"}>
          {!right && <strong>Produto errado</strong>}
          {words ?? ""}
          {line && <strong>{line.description}</strong>}
          {line && <span>{stateWords(line)}</span>}
        </p>
        <IconButton label="Fechar" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      {line && mayPick && left > 0 && (
        <div className="scan-acts">
          <Button variant="primary" size="lg" onClick={() => onPick(left)}>
            {leftToScan(line) > 0 ? "Separar" : "Achei"} {formatQuantity(left)}
          </Button>
          {left > 1 && (
            <Button size="lg" onClick={() => onPick(1)}>
              Só 1
            </Button>
          )}
          {left > 2 && (
            <Button size="lg" onClick={onMore}>
              Outra quantidade
            </Button>
          )}
        </div>
      )}
      {onForget && (
        <Button onClick={onForget}>
          <Undo2 aria-hidden="true" size={20} />
          Código aprendido — desfazer
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
      ? `${code} · pede ${formatQuantity(requested)}`
      : `${code} · faltam ${formatQuantity(left)} de ${formatQuantity(requested)}`;
  const missing = line.toBuy + line.bought;
  if (missing > 0) return `${code} · ${formatQuantity(missing)} marcados como falta`;
  return `${code} · já está tudo resolvido`;
}
