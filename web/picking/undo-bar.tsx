import { Undo2 } from "lucide-preact";
import type { UndoEntry } from "./undo-stack.ts";
import { words } from "./words.ts";
import "./undo-bar.css";

interface Props {
  entries: readonly UndoEntry[];
  onUndo: (entry: UndoEntry) => void;
}

export function UndoBar({ entries, onUndo }: Props) {
  return (
    <div className="undo-bar" role="status">
      {entries.map((entry) => (
        <div className="undo-entry" key={entry.commandId}>
          <span>{entry.label}</span>
          <span className="undo-time" aria-hidden="true" />
          <button type="button" className="undo-button" onClick={() => onUndo(entry)}>
            <Undo2 aria-hidden="true" size={20} /> {words.undo}
          </button>
        </div>
      ))}
    </div>
  );
}
