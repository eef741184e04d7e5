import { Undo2 } from "lucide-preact";
import { useMemo, useState } from "preact/compat";
import type { Order } from "../../shared/orders/order.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import type { Actor } from "../../shared/picking/who-may.ts";
import { type Act, ONLINE_ONLY_REASON, useOnline } from "../live/store.ts";
import { formatDay, formatTime } from "../platform/format.ts";
import { Avatar } from "../ui/avatar.tsx";
import { SideSheet } from "../ui/dialog.tsx";
import { eventWords } from "./event-words.ts";
import "./history-sheet.css";
import { asksServer } from "./inverse-act.ts";
import { undoOf } from "./undoable-events.ts";
import { words } from "./words.ts";

interface Props {
  order: Order;
  history: readonly OrderEvent[];
  actor: Actor;
  logistics: ReadonlyMap<string, string>;
  onUndo: (act: Act) => void;
  onClose: () => void;
}

const PAGE = 60;

/** Everything that was ever done to this order, newest first; what still stands can be taken back from here. */
export function HistorySheet({ order, history, actor, logistics, onUndo, onClose }: Props) {
  const [most, setMost] = useState(PAGE);
  const online = useOnline();
  const rows = useMemo(
    () =>
      history
        .slice(-most)
        .reverse()
        .map((event) => ({
          event,
          entry: eventWords(event, order, logistics),
          undo: undoOf(event, order, history, actor),
        })),
    [history, order, actor, logistics, most],
  );
  return (
    <SideSheet title={words.orderHistory} onClose={onClose}>
      <ol className="timeline">
        {rows.map(({ event, entry, undo }, index) => {
          const day = formatDay(event.happenedAt);
          const before = rows[index - 1];
          const newDay = !before || formatDay(before.event.happenedAt) !== day;
          return (
            <li key={event.version} data-tone={entry.tone}>
              {newDay && <h3>{day}</h3>}
              <div className="timeline-entry">
                <Avatar id={event.by.id} name={event.by.name} decorative />
                <div className="timeline-text">
                  <p>
                    <strong>{event.by.name}</strong> <span className="timeline-did">{entry.did}</span>
                  </p>
                  {entry.what && <p className="timeline-what">{entry.what}</p>}
                  {entry.more.map((text) => (
                    <p key={text} className="timeline-more">
                      {text}
                    </p>
                  ))}
                </div>
                <div className="timeline-side">
                  <time dateTime={event.happenedAt}>{formatTime(event.happenedAt)}</time>
                  {undo && (
                    <button
                      type="button"
                      className="timeline-undo"
                      disabled={!online && asksServer(undo)}
                      title={!online && asksServer(undo) ? ONLINE_ONLY_REASON : undefined}
                      onClick={() => onUndo(undo)}
                    >
                      <Undo2 aria-hidden="true" size={16} /> {words.undo}
                      <span className="ui-hidden">
                        : {event.by.name} {entry.did} {entry.what}
                      </span>
                    </button>
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ol>
      {history.length > most && (
        <button type="button" className="choice" onClick={() => setMost(most + PAGE)}>
          {words.showOlder}
        </button>
      )}
    </SideSheet>
  );
}
