import { Plus, Search } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { Link, useLocation } from "wouter";
import type { Card } from "../../../shared/orders/order.ts";
import { LivePill } from "../../live/live-pill.tsx";
import { ONLINE_ONLY_REASON, useOnline } from "../../live/store.ts";
import { Brand } from "../../people/sign-in/brand.tsx";
import { UserMenu } from "../../people/user-menu.tsx";
import { buttonClass } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import type { BoardFilter } from "./board-filter.ts";

interface Props {
  cards: readonly Card[];
  logistics: ReadonlyMap<string, string>;
  filter: BoardFilter;
  mayCreate: boolean;
  /** Where Enter in the search leads. */
  firstShown: string | undefined;
  onFilter: (filter: BoardFilter) => void;
}

export function BoardHeader({ cards, logistics, filter, mayCreate, firstShown, onFilter }: Props) {
  const [, go] = useLocation();
  const online = useOnline();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || isField(event.target)) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const sellers = useMemo(() => byName(cards.map((card) => [card.seller.id, card.seller.name])), [cards]);
  const ways = useMemo(
    () => byName(cards.map((card) => [card.logistics, logistics.get(card.logistics) ?? card.logistics])),
    [cards, logistics],
  );

  return (
    <header className="board-header">
      <h1 className="ui-hidden">Painel de pedidos</h1>
      <Brand />
      <LivePill />
      <label className="board-search">
        <span className="ui-hidden">Buscar pedido, cliente ou vendedor</span>
        <Search aria-hidden="true" size={20} />
        <input
          ref={search}
          type="search"
          placeholder="Buscar pedido ou cliente"
          autoComplete="off"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && firstShown) go(`/pedidos/${firstShown}`);
            if (event.key === "Escape") {
              onFilter({ ...filter, text: "" });
              event.currentTarget.blur();
            }
          }}
        />
        <span className="board-key" aria-hidden="true">
          /
        </span>
      </label>
      <div className="board-filters">
        <Select
          label="Vendedor"
          all="Todos"
          value={filter.seller}
          options={sellers}
          onChange={(seller) => onFilter({ ...filter, seller })}
        />
        <Select
          label="Logística"
          all="Todas"
          value={filter.logistics}
          options={ways}
          onChange={(way) => onFilter({ ...filter, logistics: way })}
        />
      </div>
      <div className="board-acts">
        {mayCreate && (
          <Link
            href="/novo"
            className={buttonClass()}
            data-variant="primary"
            aria-disabled={!online || undefined}
            title={online ? undefined : ONLINE_ONLY_REASON}
          >
            <Plus aria-hidden="true" size={20} />
            Novo pedido
          </Link>
        )}
        <UserMenu />
      </div>
    </header>
  );
}

function byName(pairs: [string, string][]): [string, string][] {
  return [...new Map(pairs)].sort(([, a], [, b]) => a.localeCompare(b, "pt-BR"));
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;
