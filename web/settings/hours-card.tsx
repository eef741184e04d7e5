import { Plus, X } from "lucide-preact";
import { useState } from "preact/compat";
import type { WorkingHours } from "../../shared/insights/working-hours.ts";
import { IconButton } from "../ui/button.tsx";
import { Card } from "./card.tsx";
import type { SaveSettings } from "./use-shop-settings.ts";
import { words } from "./words.ts";

interface Props {
  hours: WorkingHours;
  onSave: SaveSettings;
}

const ZONES = [
  ["America/Sao_Paulo", "Brasília, São Paulo"],
  ["America/Manaus", "Manaus"],
  ["America/Cuiaba", "Cuiabá"],
  ["America/Belem", "Belém"],
  ["America/Fortaleza", "Fortaleza"],
  ["America/Rio_Branco", "Rio Branco"],
  ["America/Noronha", "Fernando de Noronha"],
] as const;

/** When the shop works: the clocks of the figures stand still outside of it. */
export function HoursCard({ hours, onSave }: Props) {
  const [timeZone, setTimeZone] = useState(hours.timeZone);
  const [week, setWeek] = useState(hours.week);
  const next = { timeZone, week };
  const change = (span: WorkingHours["week"][number], to: Partial<WorkingHours["week"][number]>) =>
    setWeek(week.map((other) => (other === span ? { ...span, ...to } : other)));
  return (
    <Card
      title={words.hours}
      hint={words.hoursHint}
      changed={JSON.stringify(next) !== JSON.stringify(hours)}
      onSave={() => onSave({ workingHours: next })}
    >
      <ul className="settings-list">
        {words.weekdays.map((day, index) => {
          const weekday = index + 1;
          const spans = week.filter((span) => span.weekday === weekday);
          const last = spans.at(-1);
          return (
            <li key={day} className="settings-day" data-off={spans.length === 0 || undefined}>
              <strong>{day}</strong>
              <span className="settings-spans">
                {spans.length === 0 && <span>{words.closed}</span>}
                {spans.map((span) => (
                  <span key={week.indexOf(span)} className="settings-span">
                    <input
                      type="time"
                      required
                      aria-label={words.opens(day)}
                      value={span.opens}
                      onChange={(event) => change(span, { opens: event.currentTarget.value })}
                    />
                    <span aria-hidden="true">–</span>
                    <input
                      type="time"
                      required
                      aria-label={words.closes(day)}
                      value={span.closes === "24:00" ? "23:59" : span.closes}
                      onChange={(event) => change(span, { closes: event.currentTarget.value })}
                    />
                    <IconButton
                      label={words.removeShift(day, span.opens, span.closes)}
                      onClick={() => setWeek(week.filter((other) => other !== span))}
                    >
                      <X aria-hidden="true" size={20} />
                    </IconButton>
                  </span>
                ))}
              </span>
              <IconButton
                label={words.addShift(day)}
                onClick={() =>
                  setWeek([
                    ...week,
                    { weekday, opens: last ? last.closes : "07:30", closes: last ? "18:00" : "17:00" },
                  ])
                }
              >
                <Plus aria-hidden="true" size={20} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <label className="settings-zone">
        {words.timeZone}
        <select value={timeZone} onChange={(event) => setTimeZone(event.currentTarget.value)}>
          {!ZONES.some(([zone]) => zone === hours.timeZone) && <option>{hours.timeZone}</option>}
          {ZONES.map(([zone, name]) => (
            <option key={zone} value={zone}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </Card>
  );
}
