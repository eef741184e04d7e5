import { PackageOpen, Plus, SearchX } from "lucide-preact";
import { useEffect, useMemo, useRef, useState } from "preact/compat";
import { Link } from "wouter-preact";
import { readBoard } from "../../live/board-store.ts";
import { useBoard } from "../../live/store.ts";
import { afterFirstScreen } from "../../platform/first-screen.ts";
import { sentenceOf } from "../../platform/sentence-of.ts";
import { useSession } from "../../platform/session.ts";
import { useNow } from "../../platform/use-now.ts";
import { BoardScanner } from "../../scanning/board-scanner.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { ScreenKeys } from "../../ui/screen-keys.tsx";
import { RecentOrders } from "../recent/recent-orders.tsx";
import { type Logistics, useReadLogistics } from "../use-logistics.ts";
import "./board.css";
import { News } from "../../ui/news.tsx";
import { BoardCard } from "./board-card.tsx";
import { type BoardFilter, matches, NO_FILTER } from "./board-filter.ts";
import { BoardHeader } from "./board-header.tsx";
import { boardNews } from "./board-news.ts";
import { BoardSkeleton } from "./board-skeleton.tsx";
import { BoardTotals } from "./board-totals.tsx";
import { sortCards } from "./sort-cards.ts";
import { useBoardArrows } from "./use-board-arrows.ts";
import { useDrawnFirst } from "./use-drawn-first.ts";
import { words } from "./words.ts";

const { keys } = words;
const NONE: readonly Logistics[] = [];
const FIRST_CARDS = 8;
const BOARD_KEYS = [
  ["/ … Enter", keys.openFirst],
  ["Esc", keys.clearSearch],
  ["↑ ↓ ← →", keys.walk],
  ["Enter", keys.open],
  [keys.scanner, keys.scan],
] as const;

export function Board() {
  const { cards: heard, error } = useBoard();
  const role = useSession()?.person.role;
  const read = useReadLogistics();
  const logistics = read ?? NONE;
  // Without the cut-offs they would stand in another order, and jump.
  const cards = read && heard;
  const now = useNow(20_000);
  const search = useRef<HTMLInputElement>(null);
  const [filter, setFilter] = useState<BoardFilter>(NO_FILTER);
  const names = useMemo(() => new Map(logistics.map(({ id, name }) => [id, name])), [logistics]);
  const sorted = useMemo(
    () => sortCards(cards ?? [], new Map(logistics.map(({ id, cutOff }) => [id, cutOff]))),
    [cards, logistics],
  );
  const shown = sorted.filter(({ card }) => matches(card, filter));
  const drawn = useDrawnFirst(shown, FIRST_CARDS);
  const mayCreate = role === "seller" || role === "admin";
  useEffect(() => void preloadOrderScreen(), []);
  useBoardArrows();

  return (
    <div className="board">
      <BoardHeader
        filter={filter}
        mayCreate={mayCreate}
        firstShown={filter.text ? shown[0]?.card.id : undefined}
        search={search}
        onFilter={setFilter}
      />
      <main className="board-body">
        {!cards &&
          (error ? (
            <ErrorState text={sentenceOf(error)} onRetry={() => void readBoard()} />
          ) : (
            <BoardSkeleton />
          ))}
        {cards && cards.length > 0 && (
          <BoardTotals cards={cards} logistics={names} filter={filter} onFilter={setFilter} />
        )}
        <ul className="board-grid" aria-label={words.openOrders}>
          {drawn.map(({ card, due }) => (
            <li key={card.id}>
              <BoardCard card={card} due={due} now={now} logistics={names.get(card.logistics) ?? ""} />
            </li>
          ))}
        </ul>
        {cards?.length === 0 && (
          <EmptyState
            icon={PackageOpen}
            title={words.nothing}
            text={mayCreate ? words.dropQuote : words.nextComes}
          >
            {mayCreate && (
              <Link href="/novo" className={buttonClass()} data-variant="primary" data-size="lg">
                <Plus aria-hidden="true" size={22} />
                {words.newOrder}
              </Link>
            )}
          </EmptyState>
        )}
        {cards && cards.length > 0 && shown.length === 0 && (
          <EmptyState icon={SearchX} title={words.nothingLikeIt} text={words.noMatch}>
            <Button onClick={() => setFilter(NO_FILTER)}>{words.showAll}</Button>
          </EmptyState>
        )}
        <RecentOrders now={now} />
      </main>
      <News of={cards} tell={boardNews} />
      <BoardScanner />
      <ScreenKeys search={search} keys={BOARD_KEYS} />
    </div>
  );
}

/** So that the first order opens at once, also on bad Wi-Fi. */
const preloadOrderScreen = () =>
  afterFirstScreen().then(() => import("../../picking/order-screen.tsx").catch(() => {}));
