import { Link } from "wouter-preact";
import { Button } from "../ui/button.tsx";
import { updateNow, useNewVersion } from "./app-update.ts";
import { AttentionRow } from "./attention-row.tsx";
import { usePill } from "./connection.ts";
import type { QueuedTouch } from "./live-database.ts";
import { outboxIsDurable } from "./outbox.ts";
import { useAttention, useWaitingTouches } from "./use-outbox.ts";
import { words } from "./words.ts";

/** What is behind the pill: what waits, what needs somebody, and what this device cannot do. */
export function LivePanel({ onClose }: { onClose: () => void }) {
  const { tone } = usePill();
  const waiting = useWaitingTouches();
  const attention = useAttention();
  const isNew = useNewVersion();
  return (
    <section className="live-panel" aria-label={words.connection}>
      <p>{words.meaning[tone]}</p>
      {isNew && (
        <p className="live-panel-act">
          {words.newVersionIsHere}
          <Button variant="primary" onClick={updateNow}>
            {words.update}
          </Button>
        </p>
      )}
      {attention.length > 0 && (
        <>
          <h2>{words.ToResolve}</h2>
          {attention.map((item) => (
            <AttentionRow key={item.commandId} item={item} withOrder onLeave={onClose} />
          ))}
        </>
      )}
      {waiting.length > 0 && (
        <>
          <h2>{words.queued}</h2>
          <ul className="live-queue">
            {[...byOrder(waiting)].map(([orderId, own]) => (
              <li key={orderId}>
                <Link href={`/pedidos/${orderId}`} onClick={onClose}>
                  {own[0]?.label}
                </Link>
                <span>
                  {words.touches(own.length)} · {[...new Set(own.map(({ actor }) => actor.name))].join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!window.isSecureContext && <p className="live-panel-note">{words.needsHttps}</p>}
      {!outboxIsDurable() && <p className="live-panel-note">{words.keepsNothing}</p>}
    </section>
  );
}

const byOrder = (waiting: readonly QueuedTouch[]) => Map.groupBy(waiting, ({ orderId }) => orderId);
