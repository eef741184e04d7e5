import { Download, SearchX } from "lucide-preact";
import { useMemo } from "preact/compat";
import { useLogistics } from "../orders/use-logistics.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { RoomBar } from "../ui/room-bar.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import "./history.css";
import { HistoryChips } from "./history-chips.tsx";
import { HistoryFilters } from "./history-filters.tsx";
import { HistoryList } from "./history-list.tsx";
import { HistorySearch } from "./history-search.tsx";
import { useFilter } from "./use-filter.ts";
import { useHistory } from "./use-history.ts";
import { words } from "./words.ts";

export default function HistoryScreen() {
  const filter = useFilter();
  const { orders, page, problem, busy, more, again } = useHistory(filter.query);
  const logistics = useLogistics();
  const ways = useMemo(() => new Map(logistics.map(({ id, name }) => [id, name])), [logistics]);

  return (
    <>
      <RoomBar title={words.title}>
        <a
          className={buttonClass("history-export")}
          href={`/api/history.csv?${filter.query}`}
          download
          aria-label={words.exportResult}
        >
          <Download aria-hidden="true" size={20} />
          <span className="ui-bar-word">{words.sheet}</span>
        </a>
      </RoomBar>
      <main className="history">
        <HistorySearch text={filter.get("q")} onText={(q) => filter.set({ q }, { replace: true })} />
        <HistoryFilters filter={filter} sellers={page?.sellers ?? []} ways={ways} />
        <HistoryChips filter={filter} page={page} />
        <p className="ui-hidden" role="status">
          {busy ? words.searching : words.found(orders?.length ?? 0, Boolean(more))}
        </p>
        {problem && <ErrorState text={problem} onRetry={again} />}
        {!orders && !problem && <Waiting />}
        {orders && orders.length > 0 && <HistoryList orders={orders} ways={ways} busy={busy} />}
        {orders?.length === 0 && !busy && !problem && (
          <EmptyState
            icon={SearchX}
            title={words.nothing}
            text={filter.query ? words.tryOther : words.firstComes}
          >
            {filter.query && (
              <a className={buttonClass()} href="/historico">
                {words.showAll}
              </a>
            )}
          </EmptyState>
        )}
        {more && (
          <Button size="lg" className="history-more" onClick={more}>
            {words.showMore}
          </Button>
        )}
      </main>
    </>
  );
}

function Waiting() {
  return (
    <div className="history-waiting" aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map((n) => (
        <Skeleton key={n} height={76} />
      ))}
    </div>
  );
}
