import { ArrowDown, ArrowUp, Plus } from "lucide-preact";
import { useState } from "preact/compat";
import { OTHER_REASON } from "../../shared/settings/first-reasons.ts";
import { newCode } from "../../shared/settings/new-code.ts";
import type { Reason } from "../../shared/settings/reason.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Card } from "./card.tsx";
import type { SaveSettings } from "./use-shop-settings.ts";
import { words } from "./words.ts";

interface Props {
  reasons: readonly Reason[];
  onSave: SaveSettings;
}

/** Why something is missing, does not go or is replaced. What was ever given keeps its words in the past. */
export function ReasonsCard({ reasons, onSave }: Props) {
  const [list, setList] = useState(reasons);
  const [added, setAdded] = useState("");
  const set = (code: string, change: Partial<Reason>) =>
    setList(list.map((reason) => (reason.code === code ? { ...reason, ...change } : reason)));
  const move = (index: number, step: -1 | 1) => {
    const next = [...list];
    next.splice(index + step, 0, ...next.splice(index, 1));
    setList(next);
  };
  const add = () => {
    const label = added.trim();
    if (!label) return;
    const code = newCode(
      label,
      list.map((reason) => reason.code),
    );
    setList([...list, { code, label, active: true }]);
    setAdded("");
  };
  const valid = list.every(({ label }) => label.trim());
  return (
    <Card
      title={words.reasons}
      hint={words.reasonsHint}
      changed={valid && JSON.stringify(list) !== JSON.stringify(reasons)}
      onSave={() => onSave({ reasons: [...list] })}
    >
      <ul className="settings-list">
        {list.map((reason, index) => (
          <li
            key={reason.code}
            className="settings-row settings-reason"
            data-off={!reason.active || undefined}
          >
            <input
              className="settings-input"
              aria-label={words.reason(index + 1)}
              maxLength={60}
              value={reason.label}
              onChange={(event) => set(reason.code, { label: event.currentTarget.value })}
            />
            <label
              className="settings-check"
              title={reason.code === OTHER_REASON ? words.asksText : undefined}
            >
              <input
                type="checkbox"
                checked={reason.active}
                disabled={reason.code === OTHER_REASON}
                aria-label={words.offer(reason.label)}
                onChange={(event) => set(reason.code, { active: event.currentTarget.checked })}
              />
              {words.inUse}
            </label>
            <IconButton label={words.up(reason.label)} disabled={index === 0} onClick={() => move(index, -1)}>
              <ArrowUp aria-hidden="true" size={20} />
            </IconButton>
            <IconButton
              label={words.down(reason.label)}
              disabled={index === list.length - 1}
              onClick={() => move(index, 1)}
            >
              <ArrowDown aria-hidden="true" size={20} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="settings-add">
        <input
          className="settings-input"
          aria-label={words.newReason}
          placeholder={words.newReason}
          maxLength={60}
          value={added}
          onChange={(event) => setAdded(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button onClick={add} disabled={!added.trim()}>
          <Plus aria-hidden="true" size={20} />
          {words.add}
        </Button>
      </div>
    </Card>
  );
}
