import { type MouseEvent, type PointerEvent, useEffect, useRef } from "preact/compat";

const LONG_PRESS_MS = 450;
const SLACK_PX = 10;
const SWIPE_PX = 72;
/** The row follows no further than this. */
const MOST_PX = 120;

interface Gestures {
  onTap: (byKeyboard: boolean) => void;
  onLongPress: () => void;
  onSwipeRight: () => void;
  onSwipeLeft: () => void;
}

/**
 * Tap, long press and swipe on one row; each act has a visible button too. While a finger drags it, the row follows by
 * `--swipe`, and `data-swipe` says what letting go would do; neither redraws anything.
 */
export function useRowGestures({ onTap, onLongPress, onSwipeRight, onSwipeLeft }: Gestures) {
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  // The click that follows a long press or a swipe is not a tap.
  const eaten = useRef(false);
  const row = useRef<HTMLElement | null>(null);
  const end = () => {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
    row.current?.style.removeProperty("--swipe");
    delete row.current?.dataset.swipe;
    row.current = null;
  };
  useEffect(() => () => clearTimeout(press.current?.timer), []);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      eaten.current = false;
      if (event.button !== 0) return;
      end();
      const timer = setTimeout(() => {
        eaten.current = true;
        press.current = null;
        onLongPress();
      }, LONG_PRESS_MS);
      press.current = { x: event.clientX, y: event.clientY, timer };
      row.current = event.currentTarget.parentElement;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!press.current) return;
      const { x, y, timer } = press.current;
      const dx = event.clientX - x;
      const dy = Math.abs(event.clientY - y);
      if (Math.hypot(dx, dy) <= SLACK_PX) return;
      clearTimeout(timer);
      // Whatever becomes of it, a finger that wandered did not tap.
      eaten.current = true;
      if (!row.current || dy > Math.abs(dx) / 2) return;
      row.current.style.setProperty("--swipe", `${Math.max(-MOST_PX, Math.min(MOST_PX, dx))}px`);
      row.current.dataset.swipe = `${dx > 0 ? "right" : "left"}${Math.abs(dx) >= SWIPE_PX ? "-now" : ""}`;
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (!press.current) return;
      const dx = event.clientX - press.current.x;
      const dy = Math.abs(event.clientY - press.current.y);
      end();
      if (Math.abs(dx) < SWIPE_PX || dy > Math.abs(dx) / 2) return;
      eaten.current = true;
      if (dx > 0) onSwipeRight();
      else onSwipeLeft();
    },
    onPointerCancel: end,
    onContextMenu: (event: MouseEvent<HTMLElement>) => event.preventDefault(),
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (eaten.current) {
        eaten.current = false;
        return;
      }
      onTap(event.detail === 0);
    },
  };
}
