import { useEffect, useRef, useState } from "preact/compat";
import type { Line } from "../../shared/orders/order.ts";
import { type Section, sectionOf } from "./sections.ts";

const STAYS_MS = 1_500;
const AFTER_LIFT_MS = 300;

/**
 * In which section each line is shown. A line whose section changed stays where it is for a moment, and as long as a
 * finger is down: no row ever moves under a finger that aims at it.
 */
export function useSettledSections(lines: readonly Line[]): ReadonlyMap<string, Section> {
  const [shown, setShown] = useState<ReadonlyMap<string, Section>>(
    () => new Map(lines.map((line) => [line.id, sectionOf(line)])),
  );
  const dueAt = useRef(new Map<string, number>());
  const pressed = usePointerDown();
  const latest = useRef(lines);
  latest.current = lines;

  useEffect(() => {
    const now = Date.now();
    const moving = lines.filter((line) => shown.get(line.id) !== sectionOf(line));
    const due = new Map<string, number>();
    for (const line of moving)
      due.set(line.id, shown.has(line.id) ? (dueAt.current.get(line.id) ?? now + STAYS_MS) : now);
    dueAt.current = due;
    if (moving.length === 0) return;
    const settle = () => {
      if (pressed.current.down || Date.now() - pressed.current.liftedAt < AFTER_LIFT_MS) {
        timer = setTimeout(settle, AFTER_LIFT_MS);
        return;
      }
      const next = new Map(shown);
      for (const line of latest.current)
        if ((due.get(line.id) ?? Number.POSITIVE_INFINITY) <= Date.now()) next.set(line.id, sectionOf(line));
      setShown(next);
    };
    let timer = setTimeout(settle, Math.max(0, Math.min(...due.values()) - now));
    return () => clearTimeout(timer);
  }, [lines, shown, pressed]);

  return shown;
}

function usePointerDown() {
  const state = useRef({ down: false, liftedAt: 0 });
  useEffect(() => {
    const down = () => {
      state.current.down = true;
    };
    const up = () => {
      state.current = { down: false, liftedAt: Date.now() };
    };
    window.addEventListener("pointerdown", down, true);
    window.addEventListener("pointerup", up, true);
    window.addEventListener("pointercancel", up, true);
    return () => {
      window.removeEventListener("pointerdown", down, true);
      window.removeEventListener("pointerup", up, true);
      window.removeEventListener("pointercancel", up, true);
    };
  }, []);
  return state;
}
