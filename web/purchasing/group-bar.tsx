import { CloudOff, Undo2 } from "lucide-preact";
import { Button } from "../ui/button.tsx";
import "./group-bar.css";
import type { Group } from "./use-groups.ts";
import { words } from "./words.ts";

/** What a bar shows of a step; `unsent` is empty where the outbox sends. */
type Shown = Pick<Group, "id" | "label"> & { unsent: readonly unknown[] };

interface Props<T extends Shown> {
  groups: readonly T[];
  onUndo: (group: T) => void;
  onRetry?: (group: T) => void;
}

/** The last steps over several orders: each to be taken back whole, or sent on where the network gave up. */
export function GroupBar<T extends Shown>({ groups, onUndo, onRetry }: Props<T>) {
  return (
    <div className="group-bar" role="status">
      {groups.map((group) => (
        <div key={group.id} className="group-entry" data-part={group.unsent.length > 0 || undefined}>
          {group.unsent.length > 0 ? (
            <>
              <CloudOff aria-hidden="true" size={20} />
              <span>{words.halfSent(group.label)}</span>
              <Button variant="primary" onClick={() => onRetry?.(group)}>
                {words.sendRest}
              </Button>
            </>
          ) : (
            <>
              <span>{group.label}</span>
              <button type="button" className="group-undo" onClick={() => onUndo(group)}>
                <Undo2 aria-hidden="true" size={20} />
                {words.undo}
              </button>
            </>
          )}
        </div>
      ))}
    </div>
  );
}
