import { RefreshCw, TriangleAlert, Wifi, WifiOff } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/compat";
import { useNewVersion } from "./app-update.ts";
import { usePill } from "./connection.ts";
import { LivePanel } from "./live-panel.tsx";
import "./live-pill.css";
import { useAttention } from "./use-outbox.ts";
import { words } from "./words.ts";

const ICONS = { live: Wifi, behind: RefreshCw, cut: WifiOff };

/** How true the screen is right now, on every screen; a touch says more. Never green when what is shown may be old. */
export function LivePill() {
  const { tone, text } = usePill();
  const attention = useAttention().length;
  const isNew = useNewVersion();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      const outside = event.type === "pointerdown" && !place.current?.contains(event.target as Node); // as: a pointer is over a node
      if (outside || (event instanceof KeyboardEvent && event.key === "Escape")) setOpen(false);
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, [open]);
  const Icon = ICONS[tone];
  return (
    <div className="live" ref={place}>
      <button
        type="button"
        className="live-pill"
        data-tone={tone}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon aria-hidden="true" size={16} />
        <span role="status">{text}</span>
        {attention > 0 && (
          <span className="live-attention">
            <TriangleAlert aria-hidden="true" size={14} />
            {words.toResolve(attention)}
          </span>
        )}
        {isNew && <span className="live-new">{words.newVersion}</span>}
      </button>
      {open && <LivePanel onClose={() => setOpen(false)} />}
    </div>
  );
}
