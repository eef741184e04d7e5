import type { PersonRef } from "../../shared/people/person.ts";
import { DayField } from "../insights/day-field.tsx";
import { Select } from "../ui/select.tsx";
import type { useFilter } from "./use-filter.ts";

const STATES: readonly [string, string][] = [
  ["open", "Em aberto"],
  ["finished", "Finalizado"],
  ["dispatched", "Despachado"],
  ["cancelled", "Cancelado"],
];

interface Props {
  filter: ReturnType<typeof useFilter>;
  sellers: readonly PersonRef[];
  ways: ReadonlyMap<string, string>;
}

export function HistoryFilters({ filter: { get, set }, sellers, ways }: Props) {
  return (
    <div className="history-filters">
      <Select
        label="Situação"
        all="Todas"
        value={get("state")}
        options={STATES}
        onChange={(state) => set({ state })}
      />
      <Select
        label="Vendedor"
        all="Todos"
        value={get("seller")}
        options={sellers.map(({ id, name }) => [id, name])}
        onChange={(seller) => set({ seller })}
      />
      <Select
        label="Logística"
        all="Todas"
        value={get("logistics")}
        options={[...ways]}
        onChange={(logistics) => set({ logistics })}
      />
      <DayField label="De" value={get("from")} max={get("to")} onChange={(from) => set({ from })} />
      <DayField label="Até" value={get("to")} min={get("from")} onChange={(to) => set({ to })} />
    </div>
  );
}
