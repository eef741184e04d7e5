import { useEffect, useState } from "preact/compat";
import type { Figures } from "../../shared/insights/figures.ts";
import { addDays, endOfMonth } from "../../shared/insights/shop-day.ts";
import type { PersonRef } from "../../shared/people/person.ts";
import { useLogistics } from "../orders/use-logistics.ts";
import { api } from "../platform/api.ts";
import { Select } from "../ui/select.tsx";
import { DayField } from "./day-field.tsx";
import type { useNarrowing } from "./use-narrowing.ts";
import { words } from "./words.ts";

/** Periods that are asked for every day, by their last day. */
function presets(today: string): [word: string, from: string, to: string][] {
  const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1);
  return [
    [words.days(7), addDays(today, -6), today],
    [words.days(30), addDays(today, -29), today],
    [words.thisMonth, `${today.slice(0, 7)}-01`, today],
    [words.lastMonth, `${lastMonth.slice(0, 7)}-01`, endOfMonth(lastMonth)],
    [words.months(12), addDays(today, -364), today],
  ];
}

export function PeriodBar({
  figures,
  narrowing,
}: {
  figures: Figures;
  narrowing: ReturnType<typeof useNarrowing>;
}) {
  const { get, set } = narrowing;
  const ways = useLogistics();
  const sellers = useSellers();
  const { from, to, today } = figures;
  return (
    <div className="period-bar">
      <fieldset className="period-presets" aria-label={words.period}>
        {presets(today).map(([word, first, last]) => (
          <button
            key={word}
            type="button"
            aria-pressed={first === from && last === to}
            onClick={() => set({ from: first, to: last })}
          >
            {word}
          </button>
        ))}
      </fieldset>
      <DayField label={words.from} value={from} max={to} onChange={(day) => day && set({ from: day, to })} />
      <DayField label={words.to} value={to} min={from} onChange={(day) => day && set({ from, to: day })} />
      <Select
        label={words.seller}
        all={words.allSellers}
        value={get("seller")}
        options={sellers.map(({ id, name }) => [id, name])}
        onChange={(seller) => set({ seller })}
      />
      <Select
        label={words.logistics}
        all={words.allLogistics}
        value={get("logistics")}
        options={ways.map(({ id, name }) => [id, name])}
        onChange={(logistics) => set({ logistics })}
      />
    </div>
  );
}

function useSellers(): readonly PersonRef[] {
  const [sellers, setSellers] = useState<readonly PersonRef[]>([]);
  useEffect(() => {
    api<{ people: (PersonRef & { role: string })[] }>("GET", "/api/people").then(
      ({ people }) => setSellers(people.filter(({ role }) => role === "seller" || role === "admin")),
      () => {}, // Without the list one filter is missing, and nothing else.
    );
  }, []);
  return sellers;
}
