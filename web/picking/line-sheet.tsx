import { ChevronLeft } from "lucide-preact";
import { useState } from "preact/compat";
import type { Line } from "../../shared/orders/order.ts";
import { openWork } from "../../shared/picking/buckets.ts";
import type { OrderEvent } from "../../shared/picking/event.ts";
import { type Actor, maySend } from "../../shared/picking/who-may.ts";
import { type Act, ONLINE_ONLY_REASON, useOnline } from "../live/store.ts";
import { Sheet } from "../ui/dialog.tsx";
import { units } from "./line-words.ts";
import { QuantityPad } from "./quantity-pad.tsx";
import { ReasonPicker } from "./reason-picker.tsx";
import { leftToPick } from "./sections.ts";
import { SubstituteForm } from "./substitute-form.tsx";
import { undoablesOf } from "./undoable.ts";
import { words } from "./words.ts";

export type LineSheetMode = "all" | "missing" | "substitute" | "notSend";

interface Props {
  line: Line;
  history: readonly OrderEvent[];
  actor: Actor;
  closed: boolean;
  mode: LineSheetMode;
  onAct: (line: Line, act: Act) => void;
  onClose: () => void;
}

/** Everything that can be done with one line. */
export function LineSheet({ line, history, actor, closed, mode: first, onAct, onClose }: Props) {
  const may = (type: Act["type"]) => maySend(actor.role, type);
  const [mode, setMode] = useState(() => (canBegin(first, line, may) ? first : "all"));
  const most = leftToPick(line) || openWork(line);
  const [wanted, setWanted] = useState<number | null>(null);
  const quantity = Math.min(wanted ?? most, most);
  const act = (next: Act) => {
    onAct(line, next);
    onClose();
  };
  const ways = closed ? [] : undoablesOf(line, history, actor);
  const missing = Math.min(quantity, line.pending);
  const replaceable = Math.min(quantity, line.pending + line.toBuy);
  const online = useOnline();
  const needsNetwork = { disabled: !online, title: online ? undefined : ONLINE_ONLY_REASON };
  const pick = may("pick") ? () => act({ type: "pick", lineId: line.id, quantity }) : undefined;
  return (
    <Sheet title={line.description} onClose={onClose}>
      <p className="sheet-sub">
        {line.code} · {words.requested(units(line.requested))} {line.unit}
      </p>
      {!closed && most > 0 && (
        <>
          <QuantityPad
            value={quantity}
            most={most}
            onChange={setWanted}
            onEnter={mode === "all" ? pick : undefined}
          />
          {mode === "all" && (
            <div className="sheet-acts">
              {pick && (
                <button type="button" className="choice choice-primary choice-wide" onClick={pick}>
                  {leftToPick(line) > 0 ? words.pickSome(units(quantity)) : words.foundSome(units(quantity))}
                </button>
              )}
              {missing > 0 && (
                <button type="button" className="choice" onClick={() => setMode("missing")}>
                  {words.missing}
                </button>
              )}
              {replaceable > 0 && may("substitute") && (
                <button
                  type="button"
                  className="choice"
                  {...needsNetwork}
                  onClick={() => setMode("substitute")}
                >
                  {words.substitute}
                </button>
              )}
              {may("notSend") && (
                <button type="button" className="choice" {...needsNetwork} onClick={() => setMode("notSend")}>
                  {words.notSend}
                </button>
              )}
            </div>
          )}
          {mode !== "all" && (
            <div className="sheet-mode">
              <button type="button" className="choice choice-back" onClick={() => setMode("all")}>
                <ChevronLeft aria-hidden="true" size={20} /> {words.otherOptions}
              </button>
              <h3>
                {mode === "missing" && words.missingSome(units(missing))}
                {mode === "substitute" && words.substituteSome(units(replaceable))}
                {mode === "notSend" && words.notSendSome(units(quantity))}
              </h3>
            </div>
          )}
          {mode === "missing" && missing > 0 && (
            <ReasonPicker
              onReason={(reason, text) =>
                act({ type: "reportMissing", lineId: line.id, quantity: missing, reason, text })
              }
            />
          )}
          {mode === "notSend" && (
            <ReasonPicker
              onReason={(reason, text) => act({ type: "notSend", lineId: line.id, quantity, reason, text })}
            />
          )}
          {mode === "substitute" && replaceable > 0 && (
            <SubstituteForm
              code={line.code}
              unitPriceCents={line.unitPriceCents}
              onSubstitute={(substitute, reason, text) =>
                act({ type: "substitute", lineId: line.id, quantity: replaceable, substitute, reason, text })
              }
            />
          )}
        </>
      )}
      {mode === "all" && ways.length > 0 && (
        <ul className="sheet-undos">
          {ways.map((way) => (
            <li key={way.label}>
              <span>{way.label}</span>
              <button type="button" className="choice" onClick={() => act(way.act)}>
                {way.action}
              </button>
            </li>
          ))}
        </ul>
      )}
      {mode === "all" && (
        <NoteForm line={line} onNote={(text) => act({ type: "note", lineId: line.id, text })} />
      )}
    </Sheet>
  );
}

/** A key may ask for what this line or this person cannot do; then everything that can be done is shown. */
function canBegin(mode: LineSheetMode, line: Line, may: (type: Act["type"]) => boolean): boolean {
  if (mode === "missing") return line.pending > 0 && may("reportMissing");
  if (mode === "substitute") return line.pending + line.toBuy > 0 && may("substitute");
  return mode === "all" || (openWork(line) > 0 && may("notSend"));
}

function NoteForm({ line, onNote }: { line: Line; onNote: (text: string) => void }) {
  const [text, setText] = useState(line.note ?? "");
  const changed = text.trim() !== (line.note ?? "") && text.trim() !== "";
  return (
    <form
      className="reasons-other"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) onNote(text.trim());
      }}
    >
      <input
        className="field"
        aria-label={words.itemNote}
        placeholder={words.itemNote}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" className="choice" disabled={!changed}>
        {words.save}
      </button>
    </form>
  );
}
