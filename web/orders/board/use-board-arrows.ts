import { useEffect } from "preact/compat";
import { typesInto } from "../../ui/types-into.ts";

const STEPS: Record<string, [across: number, down: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** From card to card by the arrows, as they stand on the screen; Enter is the card's own. Down from the search is the first. */
export function useBoardArrows(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const target = event.target instanceof HTMLElement ? event.target : null;
      const fromSearch = event.key === "ArrowDown" && target?.matches(".board-search input");
      if (!step || (typesInto(event) && !fromSearch)) return;
      const cards = [...document.querySelectorAll<HTMLElement>(".board-card")];
      const card = target?.closest<HTMLElement>(".board-card") ?? document.body;
      const next = nextCard(cards, cards.indexOf(card), step);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function nextCard(
  cards: readonly HTMLElement[],
  at: number,
  [across, down]: readonly [number, number],
): HTMLElement | undefined {
  const here = cards[at];
  if (!here) return cards[0];
  if (across) return cards[at + across];
  const { left, top } = here.getBoundingClientRect();
  const places = cards.map((card) => ({ card, box: card.getBoundingClientRect() }));
  const beyond = places.filter(({ box }) => (box.top - top) * down > 1);
  const rowTop =
    down > 0 ? Math.min(...beyond.map(({ box }) => box.top)) : Math.max(...beyond.map(({ box }) => box.top));
  const row = beyond.filter(({ box }) => Math.abs(box.top - rowTop) <= 1);
  return row.toSorted((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left))[0]?.card;
}
