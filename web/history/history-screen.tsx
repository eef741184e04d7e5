import { Download, SearchX } from "lucide-react";
import { useMemo } from "react";
import { useLogistics } from "../orders/use-logistics.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import "./history.css";
import { HistoryChips } from "./history-chips.tsx";
import { HistoryFilters } from "./history-filters.tsx";
import { HistoryList } from "./history-list.tsx";
import { HistorySearch } from "./history-search.tsx";
import { useFilter } from "./use-filter.ts";
import { useHistory } from "./use-history.ts";

export default function HistoryScreen() {
  const filter = useFilter();
  const { orders, page, problem, busy, more, again } = useHistory(filter.query);
  const logistics = useLogistics();
  const ways = useMemo(() => new Map(logistics.map(({ id, name }) => [id, name])), [logistics]);

  return (
    <>
      <TopBar title="Histórico" back="/">
        <a
          className={buttonClass("history-export")}
          href={`/api/history.csv?${filter.query}`}
          download
          aria-label="Exportar o resultado como planilha"
        >
          <Download aria-hidden="true" size={20} />
          <span>Planilha</span>
        </a>
      </TopBar>
      <main className="history">
        <HistorySearch text={filter.get("q")} onText={(q) => filter.set({ q }, { replace: true })} />
        <HistoryFilters filter={filter} sellers={page?.sellers ?? []} ways={ways} />
        <HistoryChips filter={filter} page={page} />
        <p className="ui-hidden" role="status">
          {busy ? "Buscando" : `${orders?.length ?? 0} pedidos${more ? " ou mais" : ""}`}
        </p>
        {problem && <ErrorState text={problem} onRetry={again} />}
        {!orders && !problem && <Waiting />}
        {orders && orders.length > 0 && <HistoryList orders={orders} ways={ways} busy={busy} />}
        {orders?.length === 0 && !busy && !problem && (
          <EmptyState
            icon={SearchX}
            title="Nenhum pedido assim"
            text={
              filter.query
                ? "Tente menos palavras, um período maior, ou tire um filtro."
                : "O primeiro pedido que for criado aparece aqui."
            }
          >
            {filter.query && (
              <a className={buttonClass()} href="/historico">
                Mostrar todos
              </a>
            )}
          </EmptyState>
        )}
        {more && (
          <Button size="lg" className="history-more" onClick={more}>
            Mostrar mais
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
