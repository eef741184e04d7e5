import { PackageOpen, Waves } from "lucide-preact";
import { useMemo, useState } from "preact/compat";
import { Link } from "wouter-preact";
import { useBoard } from "../live/store.ts";
import { sortCards } from "../orders/board/sort-cards.ts";
import { useLogistics } from "../orders/use-logistics.ts";
import { formatAge } from "../platform/format.ts";
import { sentenceOf } from "../platform/sentence-of.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { words } from "./words.ts";

/** More would be a list that nobody walks, and a socket that nobody needs. */
const MOST_ORDERS = 40;

/** Which orders to pick together: one by one, or all that leave the same way. */
export function WaveChoice({ onStart }: { onStart: (ids: string[]) => void }) {
  const { cards, error } = useBoard();
  const logistics = useLogistics();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(
    () =>
      sortCards(
        (cards ?? []).filter(({ state, paused }) => (state === "new" || state === "picking") && !paused),
        new Map(logistics.map(({ id, cutOff }) => [id, cutOff])),
      ).map(({ card }) => card),
    [cards, logistics],
  );
  const nameOf = (id: string) => logistics.find((way) => way.id === id)?.name ?? id;
  const ways = [...Map.groupBy(open, (card) => card.logistics)];
  const still = open.filter(({ id }) => chosen.has(id));
  const toggle = (ids: readonly string[], on: boolean) =>
    setChosen((old) => {
      const next = new Set(old);
      for (const id of ids)
        if (on) next.add(id);
        else next.delete(id);
      return next;
    });

  if (!cards) return error ? <ErrorState text={sentenceOf(error)} /> : <Waiting />;
  if (open.length === 0)
    return (
      <EmptyState icon={PackageOpen} title={words.nothing} text={words.whenThereAre}>
        <Link href="/" className={buttonClass()}>
          {words.seeBoard}
        </Link>
      </EmptyState>
    );
  return (
    <main className="wave-body">
      <p className="wave-hint">{words.hint}</p>
      <div className="wave-ways">
        {ways.map(([id, group]) => {
          const all = group.every((card) => chosen.has(card.id));
          return (
            <button
              key={id}
              type="button"
              className="choice"
              aria-pressed={all}
              onClick={() =>
                toggle(
                  group.map((card) => card.id),
                  !all,
                )
              }
            >
              {words.allOf(nameOf(id), group.length)}
            </button>
          );
        })}
      </div>
      <ul className="wave-orders">
        {open.map((card) => (
          <li key={card.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(card.id)}
                onChange={({ currentTarget }) => toggle([card.id], currentTarget.checked)}
              />
              <strong>{card.number ?? words.noNumber}</strong>
              <span>
                {card.client.name}
                <small>
                  {nameOf(card.logistics)} · {words.items(card.lines - card.linesResolved)} ·{" "}
                  {words.units(card.units - card.unitsResolved)} · {formatAge(card.createdAt)}
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <footer className="wave-start">
        <Button
          variant="primary"
          size="lg"
          disabled={still.length === 0 || still.length > MOST_ORDERS}
          onClick={() => onStart(still.map(({ id }) => id))}
        >
          <Waves aria-hidden="true" size={22} />
          {still.length === 0
            ? words.choose
            : still.length > MOST_ORDERS
              ? words.atMost(MOST_ORDERS)
              : words.start(still.length)}
        </Button>
      </footer>
    </main>
  );
}
