import { MonitorX, PackageOpen } from "lucide-preact";
import { useMemo, useRef } from "preact/compat";
import { Link } from "wouter-preact";
import { usePill } from "../../live/connection.ts";
import { useBoard } from "../../live/store.ts";
import { useWakeLock } from "../../live/use-wake-lock.ts";
import { Brand } from "../../people/sign-in/brand.tsx";
import { formatQuantity, formatTime } from "../../platform/format.ts";
import { useSession } from "../../platform/session.ts";
import { useNow } from "../../platform/use-now.ts";
import { buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { GLANCES } from "../board/board-filter.ts";
import { sortCards } from "../board/sort-cards.ts";
import { RecentOnWall } from "../recent/recent-on-wall.tsx";
import { useLogistics } from "../use-logistics.ts";
import { usePages } from "./use-pages.ts";
import { useWall } from "./use-wall.ts";
import "./wall.css";
import { WallCard } from "./wall-card.tsx";
import { words } from "./words.ts";

/** The board on a wall: nothing to touch, nothing to scroll, readable from across the room. */
export default function WallScreen() {
  usePageTitle(words.board);
  const wall = useWall(useSession() !== null);
  if (wall.status === "opening") return <Waiting />;
  if (wall.status === "closed")
    return (
      <main>
        <EmptyState alone icon={MonitorX} title={words.notOpened} text={words.whoOpens(wall.problem)}>
          <Link href="/" className={buttonClass()}>
            {words.signIn}
          </Link>
        </EmptyState>
      </main>
    );
  return <Wall />;
}

function Wall() {
  const { cards } = useBoard();
  const pill = usePill();
  const logistics = useLogistics();
  const now = useNow(10_000);
  useWakeLock();
  const names = useMemo(() => new Map(logistics.map(({ id, name }) => [id, name])), [logistics]);
  const sorted = useMemo(
    () => sortCards(cards ?? [], new Map(logistics.map(({ id, cutOff }) => [id, cutOff]))),
    [cards, logistics],
  );
  const place = useRef<HTMLElement>(null);
  const { columns, rows, pages, page, from, to } = usePages(place, sorted.length);
  const all = cards ?? [];
  const count = (glance: keyof typeof GLANCES) => formatQuantity(all.filter(GLANCES[glance]).length);
  return (
    <div className="wall">
      <header>
        <h1 className="ui-hidden">{words.board}</h1>
        <Brand />
        <p>
          <strong className="wall-number">{count("all")}</strong> {words.open}
        </p>
        <p>
          <strong className="wall-number">{count("ready")}</strong> {words.ready}
        </p>
        <p data-tone="amber">
          <strong className="wall-number">{count("missing")}</strong> {words.waiting}
        </p>
        <p data-tone="violet">
          <strong className="wall-number">{count("arrived")}</strong> {words.arrivals}
        </p>
        <span className="wall-live" data-tone={pill.tone} role="status">
          {pill.text}
        </span>
        <time className="wall-clock">{formatTime(now)}</time>
      </header>
      <main ref={place}>
        {cards?.length === 0 && (
          <EmptyState icon={PackageOpen} title={words.nothing} text={words.nextComes} />
        )}
        <ul
          style={{
            gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
          }}
        >
          {sorted.slice(from, to).map(({ card, due }) => (
            <WallCard
              key={card.id}
              card={card}
              due={due}
              now={now}
              logistics={names.get(card.logistics) ?? ""}
            />
          ))}
        </ul>
      </main>
      <RecentOnWall now={now} />
      {pages > 1 && (
        <footer className="wall-page">
          {page + 1} / {pages}
        </footer>
      )}
    </div>
  );
}
