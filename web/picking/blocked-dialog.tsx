import { useState } from "preact/compat";
import type { Line } from "../../shared/orders/order.ts";
import { openWork } from "../../shared/picking/buckets.ts";
import { Sheet } from "../ui/dialog.tsx";
import { partsOf, units } from "./line-words.ts";
import { ReasonPicker } from "./reason-picker.tsx";
import { words } from "./words.ts";

interface Props {
  lines: readonly Line[];
  maySendShort: boolean;
  onLine: (line: Line) => void;
  onShort: (reason: string, text?: string) => void;
  onClose: () => void;
}

/** Why the order cannot be finished: the lines with open work, each a tap away. */
export function BlockedDialog({ lines, maySendShort, onLine, onShort, onClose }: Props) {
  const [short, setShort] = useState(false);
  return (
    <Sheet title={words.stillOpen} onClose={onClose}>
      <p className="sheet-sub">{words.resolveThese}</p>
      <ul className="blocked-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <button type="button" className="choice blocked-line" onClick={() => onLine(line)}>
              <strong>{units(openWork(line))}</strong>
              <span>
                {line.description}
                <small>
                  {line.pending > 0 ? `${words.pending} ${units(line.pending)} ` : ""}
                  {partsOf(line)
                    .filter(({ tone }) => tone === "amber" || tone === "blue" || tone === "violet")
                    .map(({ text }) => text)
                    .join(" · ")}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {maySendShort && !short && (
        <button type="button" className="choice" onClick={() => setShort(true)}>
          {words.finishWithoutThese}…
        </button>
      )}
      {short && <ReasonPicker confirm={words.finishWithoutThese} onReason={onShort} />}
    </Sheet>
  );
}
