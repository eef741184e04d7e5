import { type RefObject, useEffect, useState } from "preact/compat";

const CARD_WIDTH_PX = 400;
const CARD_HEIGHT_PX = 220;
const PAGE_MS = 12_000;

/** How many cards fit into the place, and which page of them is up: nobody scrolls a screen on a wall. */
export function usePages(place: RefObject<HTMLElement>, count: number) {
  const [fits, setFits] = useState({ columns: 4, rows: 4 });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setFits({
        columns: Math.max(1, Math.floor(width / CARD_WIDTH_PX)),
        rows: Math.max(1, Math.floor(height / CARD_HEIGHT_PX)),
      });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  const perPage = fits.columns * fits.rows;
  const pages = Math.max(1, Math.ceil(count / perPage));
  useEffect(() => {
    if (pages < 2) return;
    const timer = setInterval(() => setTurn((before) => before + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, [pages]);
  const page = turn % pages;
  return { ...fits, pages, page, from: page * perPage, to: (page + 1) * perPage };
}
