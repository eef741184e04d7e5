import { useState } from "preact/compat";
import type { Settings } from "../../shared/settings/settings.ts";
import { Card } from "./card.tsx";
import type { SaveSettings } from "./use-shop-settings.ts";
import { words } from "./words.ts";

interface Props {
  settings: Settings;
  onSave: SaveSettings;
}

const PRESETS = [null, "box", "bag"] as const;
const BACKUP_DAYS = [7, 14, 30, 90] as const;

/** The small ones: what a new order begins with, sounds, and how long backups stay. */
export function HabitsCard({ settings, onSave }: Props) {
  const [preset, setPreset] = useState(settings.packaging.preset);
  const [soundsOn, setSoundsOn] = useState(settings.soundsOn);
  const [backupDays, setBackupDays] = useState(settings.retention.backupDays);
  const next = { packaging: { preset }, soundsOn, retention: { backupDays } };
  const { packaging, retention } = settings;
  const kept = { packaging, soundsOn: settings.soundsOn, retention };
  const days = [...new Set([...BACKUP_DAYS, ...(retention.backupDays ? [retention.backupDays] : [])])];
  return (
    <Card
      title={words.habits}
      changed={JSON.stringify(next) !== JSON.stringify(kept)}
      onSave={() => onSave(next)}
    >
      <fieldset className="settings-choices">
        <legend>{words.packagingPreset}</legend>
        {PRESETS.map((value) => (
          <label key={value} className="settings-check">
            <input type="radio" name="preset" checked={preset === value} onChange={() => setPreset(value)} />
            {words.presets[value ?? "none"]}
          </label>
        ))}
      </fieldset>
      <label className="settings-check">
        <input
          type="checkbox"
          checked={soundsOn}
          onChange={(event) => setSoundsOn(event.currentTarget.checked)}
        />
        {words.soundsOn}
      </label>
      <label className="settings-zone">
        {words.keepBackups}
        <select
          value={backupDays ?? ""}
          onChange={(event) =>
            setBackupDays(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))
          }
        >
          <option value="">{words.asServer}</option>
          {days
            .toSorted((a, b) => a - b)
            .map((value) => (
              <option key={value} value={value}>
                {words.days(value)}
              </option>
            ))}
        </select>
      </label>
    </Card>
  );
}
