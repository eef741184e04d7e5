import { Eye, EyeOff } from "lucide-preact";
import { useState } from "preact/compat";
import type { Figures, PersonFigures } from "../../shared/insights/figures.ts";
import { MINIMUM_SAMPLE_LINES } from "../../shared/insights/minimum-sample.ts";
import { ratio } from "../../shared/insights/trend.ts";
import { formatQuantity } from "../platform/format.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { formatDuration, formatTenths } from "./durations.ts";
import { FigureCard } from "./figure-card.tsx";
import { FigureTable } from "./figure-table.tsx";
import { historyLink } from "./history-link.ts";
import { RankBars } from "./rank-bars.tsx";
import type { Narrowed } from "./use-narrowing.ts";
import { words } from "./words.ts";

const KEY = "figures-hide-people";
const HOUR_MS = 3_600_000;
const pace = (count: number, person: PersonFigures) => ratio(count * HOUR_MS, person.handsOnMs);

/** Who picks how fast. Few lines say nothing, and not every shop wants to compare: it can be put away on this device. */
export function PeopleCard({ figures, narrowed }: { figures: Figures; narrowed: Narrowed }) {
  const [hidden, setHidden] = useState(() => remembered());
  const hide = (next: boolean) => {
    setHidden(next);
    try {
      localStorage.setItem(KEY, next ? "1" : "");
    } catch {
      // Private browsing may refuse to store; it is then shown again next time.
    }
  };
  if (hidden)
    return (
      <section className="figure-card figure-hidden" aria-label={words.pickers}>
        <Button onClick={() => hide(false)}>
          <Eye aria-hidden="true" size={20} />
          {words.showPickers}
        </Button>
      </section>
    );
  const measured = figures.people
    .filter((person) => person.lines >= MINIMUM_SAMPLE_LINES && person.handsOnMs > 0)
    .sort((a, b) => (pace(b.lines, b) ?? 0) - (pace(a.lines, a) ?? 0));
  const few = figures.people.filter((person) => !measured.includes(person) && person.lines > 0);
  const fastest = Math.max(1, ...measured.map((person) => pace(person.lines, person) ?? 0));
  const href = (person: PersonFigures) => historyLink({ ...narrowed, picker: person.id });
  return (
    <FigureCard
      title={words.pickers}
      note={words.pickersNote(MINIMUM_SAMPLE_LINES)}
      chart={
        <>
          <RankBars
            label={words.pickersByItems}
            rows={measured.map((person) => ({
              key: person.id,
              name: (
                <>
                  <Avatar id={person.id} name={person.name} decorative />
                  {person.name}
                </>
              ),
              value: words.itemsPerHour(formatTenths(pace(person.lines, person))),
              detail: words.unitsPerHour(formatQuantity(pace(person.units, person) ?? 0)),
              share: (pace(person.lines, person) ?? 0) / fastest,
              href: href(person),
            }))}
          />
          {measured.length === 0 && <p className="figure-note">{words.nobodyYet}</p>}
          {few.length > 0 && (
            <p className="figure-note">{words.fewItems(few.map(({ name }) => name).join(", "))}</p>
          )}
        </>
      }
      table={
        <FigureTable
          caption={words.pickers}
          head={[
            words.columns.person,
            words.columns.orders,
            words.columns.lines,
            words.columns.units,
            words.columns.picking,
            words.columns.linesPerHour,
            words.columns.unitsPerHour,
          ]}
          rows={[...measured, ...few].map((person) => ({
            key: person.id,
            href: href(person),
            cells: [
              person.name,
              formatQuantity(person.orders),
              formatQuantity(person.lines),
              formatQuantity(person.units),
              formatDuration(person.handsOnMs),
              measured.includes(person) ? formatTenths(pace(person.lines, person)) : "–",
              measured.includes(person) ? formatTenths(pace(person.units, person)) : "–",
            ],
          }))}
        />
      }
    >
      <button
        type="button"
        className="ui-icon-button"
        aria-label={words.hidePickers}
        title={words.hide}
        onClick={() => hide(true)}
      >
        <EyeOff aria-hidden="true" size={20} />
      </button>
    </FigureCard>
  );
}

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}
