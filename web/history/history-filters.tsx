import type { PersonRef } from "../../shared/people/person.ts";
import { DayField } from "../insights/day-field.tsx";
import { Select } from "../ui/select.tsx";
import type { useFilter } from "./use-filter.ts";
import { words } from "./words.ts";

const STATES = Object.entries(words.states);

interface Props {
  filter: ReturnType<typeof useFilter>;
  sellers: readonly PersonRef[];
  ways: ReadonlyMap<string, string>;
}

export function HistoryFilters({ filter: { get, set }, sellers, ways }: Props) {
  return (
    <div className="history-filters">
      <Select
        label={words.state}
        all={words.all}
        value={get("state")}
        options={STATES}
        onChange={(state) => set({ state })}
      />
      <Select
        label={words.seller}
        all={words.allSellers}
        value={get("seller")}
        options={sellers.map(({ id, name }) => [id, name])}
        onChange={(seller) => set({ seller })}
      />
      <Select
        label={words.logistics}
        all={words.all}
        value={get("logistics")}
        options={[...ways]}
        onChange={(logistics) => set({ logistics })}
      />
      <DayField label={words.from} value={get("from")} max={get("to")} onChange={(from) => set({ from })} />
      <DayField label={words.to} value={get("to")} min={get("from")} onChange={(to) => set({ to })} />
    </div>
  );
}
