import { Sheet } from "./dialog.tsx";
import "./key-help.css";
import { words } from "./words.ts";

interface Props {
  keys: readonly (readonly [key: string, does: string])[];
  onClose: () => void;
}

/** What `?` shows on every screen that has keys of its own. */
export function KeyHelp({ keys, onClose }: Props) {
  return (
    <Sheet title={words.keys} onClose={onClose}>
      <dl className="key-help">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
